import SignetConformance
import SignetCore

#if Curl
    import SignetCurl
#endif
#if Socket
    import SignetSocket
#endif
#if URLSession
    import SignetURLSession
#endif

/// The transports of this package, by the names they have on the command line.
enum ShippedTransport {
    static let all = [socket, curl, urlSession].compactMap(\.self)

    private static var socket: ConformanceSubject? {
        #if Socket
            ConformanceSubject("socket", makeSocket)
        #else
            nil
        #endif
    }

    private static var curl: ConformanceSubject? {
        #if Curl
            ConformanceSubject("curl", makeCurl)
        #else
            nil
        #endif
    }

    private static var urlSession: ConformanceSubject? {
        #if URLSession
            ConformanceSubject("urlsession", takesSystemFiles: true, makeURLSession)
        #else
            nil
        #endif
    }

    #if Socket
        private static func makeSocket(
            _ settings: ConformanceSubject.Settings
        ) async throws(TransportError) -> any Transport {
            var made = SocketTransport.Settings(tls: settings.tls, resolve: settings.resolve)
            made.proxy = settings.proxy
            made.unixSocket = settings.unixSocket
            if let connections = settings.connectionsPerHost { made.connectionsPerOrigin = connections }
            return SocketTransport(made)
        }
    #endif

    #if Curl
        private static func makeCurl(
            _ settings: ConformanceSubject.Settings
        ) async throws(TransportError) -> any Transport {
            var made = CurlTransport.Settings(tls: settings.tls, resolve: settings.resolve)
            made.proxy = settings.proxy
            made.unixSocket = settings.unixSocket
            if let connections = settings.connectionsPerHost { made.connectionsPerOrigin = connections }
            return try CurlTransport(made)
        }
    #endif

    #if URLSession
        private static func makeURLSession(
            _ settings: ConformanceSubject.Settings
        ) async throws(TransportError) -> any Transport {
            if let connections = settings.connectionsPerHost {
                return URLSessionTransport(maximumConnectionsPerHost: connections)
            }
            let transport = try URLSessionTransport(tls: settings.tls)
            if !settings.resolve.isEmpty { try transport.capabilities.require(.resolveOverride) }
            return transport
        }
    #endif
}
