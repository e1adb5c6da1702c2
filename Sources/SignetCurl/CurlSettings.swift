#if Curl
    import SignetCore

    /// What is the same for every request of a transport.
    struct CurlSettings: Sendable {
        let tls: TLSConfiguration
        let resolve: [ResolveOverride]
        let proxy: ProxySelection?
        let unixSocket: String?
        let maximumConnectionsPerHost: Int

        /// Refuses what would reach libcurl as something else.
        init(_ settings: CurlTransport.Settings) throws(TransportError) {
            tls = settings.tls
            resolve = settings.resolve
            proxy = settings.proxy
            unixSocket = settings.unixSocket
            maximumConnectionsPerHost = settings.connectionsPerOrigin
            guard maximumConnectionsPerHost > 0 else {
                throw .invalidRequest("connectionsPerOrigin is \(maximumConnectionsPerHost), not 1 or more")
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
    }
#endif
