#if Curl
    import SignetCore

    /// What is the same for every request of a transport.
    struct CurlSettings: Sendable {
        let tls: TLSConfiguration
        let resolve: [ResolveOverride]
        let proxy: ProxySelection?
        let unixSocket: String?
        let maximumConnectionsPerHost: Int
        let version: CurlTransport.VersionChoice
        let streamsPerConnection: Int
        /// Whether every request goes straight to its origin.
        private let isDirect: Bool

        /// The connections to one host where requests share them.
        ///
        /// One where HTTP/2 is known: who makes a second one without TLS cannot be told from who shares the first in time (see
        /// ``ConnectionMakers``), and requests have waited in vain.
        var sharedConnectionsPerHost: Int { version == .http2PriorKnowledge ? 1 : maximumConnectionsPerHost }

        /// The transfers to one host that libcurl is given at once; how many connections they get is bounded apart.
        var transfersPerHost: Int {
            guard version != .http1 else { return maximumConnectionsPerHost }
            let (product, overflows) = sharedConnectionsPerHost.multipliedReportingOverflow(by: streamsPerConnection)
            return overflows ? .max : product
        }

        /// Refuses what would reach libcurl as something else.
        init(_ settings: CurlTransport.Settings) throws(TransportError) {
            tls = settings.tls
            resolve = settings.resolve
            proxy = settings.proxy
            unixSocket = settings.unixSocket
            isDirect = settings.proxy == nil && settings.unixSocket == nil
            maximumConnectionsPerHost = settings.connectionsPerOrigin
            version = settings.version
            streamsPerConnection = settings.streamsPerConnection
            guard maximumConnectionsPerHost > 0 else {
                throw .invalidRequest("connectionsPerOrigin is \(maximumConnectionsPerHost), not 1 or more")
            }
            // An identifier of a stream has 31 bits, the lowest of which is the server's (RFC 9113 §5.1.1).
            guard (1..<1 << 30).contains(streamsPerConnection) else {
                throw .invalidRequest("streamsPerConnection is \(streamsPerConnection), not 1 to 1,073,741,823")
            }
            // unix(7); libcurl would call a longer one a name that cannot be resolved.
            if let unixSocket, !(1...107).contains(unixSocket.utf8.count) || unixSocket.utf8.contains(0) {
                throw .invalidRequest(
                    "the path of the Unix socket, \(unixSocket.utf8.count) bytes long, is not 1 to 107 bytes without NUL",
                    remedy: "give a shorter path")
            }
            var paths = [tls.identity?.certificateFile, tls.identity?.keyFile].compactMap(\.self)
            if case .file(let path) = tls.trust { paths.append(path) }
            // A C string ends at a NUL: another file would be read.
            for text in paths + resolve.map(\.host) + resolve.map(\.address) where text.utf8.contains(0) {
                throw .invalidRequest("a path, host or address in the settings holds NUL (0x00)")
            }
        }

        /// What the connection for `request` leads to.
        ///
        /// - Throws: See ``RouteHop/init(of:through:orTo:)``.
        func hop(of request: Request) throws(TransportError) -> RouteHop {
            // Mostly; and the initializer copies the request.
            if isDirect { return .origin }
            let hop = try RouteHop(of: request, through: proxy, orTo: unixSocket)
            // A proxy that is handed a request is spoken to by HTTP/1.1.
            if version == .http2PriorKnowledge, case .forwarding(let proxy) = hop { return .tunnel(proxy) }
            return hop
        }
    }
#endif
