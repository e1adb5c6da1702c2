#if Curl
    import SignetCore

    /// What is the same for every request of a transport.
    struct CurlSettings: Sendable {
        let tls: TLSConfiguration
        let resolve: [ResolveOverride]
        let maximumConnectionsPerHost: Int

        /// Refuses what would reach libcurl as something else.
        init(
            tls: TLSConfiguration, resolve: [ResolveOverride], maximumConnectionsPerHost: Int
        ) throws(TransportError) {
            guard maximumConnectionsPerHost > 0 else {
                throw .invalidRequest("maximumConnectionsPerHost is \(maximumConnectionsPerHost), not 1 or more")
            }
            var paths = [tls.identity?.certificateFile, tls.identity?.keyFile].compactMap(\.self)
            if case .file(let path) = tls.trust { paths.append(path) }
            // A C string ends at a NUL: another file would be read.
            for text in paths + resolve.map(\.host) + resolve.map(\.address) where text.utf8.contains(0) {
                throw .invalidRequest("a path, host or address in the settings holds NUL (0x00)")
            }
            self.tls = tls
            self.resolve = resolve
            self.maximumConnectionsPerHost = maximumConnectionsPerHost
        }
    }
#endif
