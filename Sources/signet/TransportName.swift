import ArgumentParser
import Signet

#if Curl
    import SignetCurl
#endif
#if Socket
    import SignetSocket
#endif
#if URLSession
    import SignetURLSession
#endif

/// `--transport`: which client carries the request.
enum TransportName: String, ExpressibleByArgument, CaseIterable {
    case urlsession
    case curl
    case socket

    /// The transport, set up as the command line asks.
    func makeTransport(
        tls: TLSConfiguration = TLSConfiguration(), resolve: [ResolveOverride] = [], proxy: ProxySelection? = nil,
        unixSocket: String? = nil, version: VersionFlag? = nil
    ) throws(TransportError) -> any Transport {
        switch self {
        case .socket:
            #if Socket
                var settings = SocketTransport.Settings(tls: tls, resolve: resolve)
                settings.proxy = proxy
                settings.unixSocket = unixSocket
                let transport = SocketTransport(settings)
                if version != nil { try transport.capabilities.require(.http2) }
                return transport
            #else
                throw leftOut
            #endif
        case .curl:
            #if Curl
                var settings = CurlTransport.Settings(tls: tls, resolve: resolve)
                settings.proxy = proxy
                settings.unixSocket = unixSocket
                switch version {
                case .http2: settings.version = .http2IfOffered
                case .http2PriorKnowledge: settings.version = .http2PriorKnowledge
                case nil: break
                }
                return try CurlTransport(settings)
            #else
                throw leftOut
            #endif
        case .urlsession:
            #if URLSession
                let transport = try URLSessionTransport(tls: tls)
                if !resolve.isEmpty { try transport.capabilities.require(.resolveOverride) }
                if proxy != nil { try transport.capabilities.require(.proxy) }
                if unixSocket != nil { try transport.capabilities.require(.unixSocket) }
                if version != nil { try transport.capabilities.require(.http2) }
                return transport
            #else
                throw leftOut
            #endif
        }
    }

    private var leftOut: TransportError {
        TransportError(
            .unsupported, during: nil, "this build of signet leaves out the transport '\(rawValue)'",
            remedy: "build with its package trait", requestMayHaveBeenSent: false)
    }
}
