#if Curl
    public import SignetCore

    extension CurlTransport {
        /// What a transport is made with.
        public struct Settings: Sendable {
            /// Whom to trust on https, and what to prove ourselves with.
            public var tls: TLSConfiguration
            /// Addresses to use instead of asking the resolver.
            public var resolve: [ResolveOverride]
            /// The proxies to go through, and where not; `nil` for none. The environment is not asked: see
            /// ``Proxy/fromEnvironment()``.
            ///
            /// A request for http through an HTTP proxy is handed to it, its path, query and `Host` as they were signed;
            /// everything else, and a request whose `Host` is not its origin, goes through a tunnel.
            public var proxy: ProxySelection?
            /// The path of a Unix socket to connect to, whatever the host and port of the URL, as with curl's
            /// `--unix-socket`; `nil` for TCP. 1 to 107 bytes.
            public var unixSocket: String?
            /// The connections to one origin, being established and busy; who needs one more waits.
            ///
            /// 64: one host's share of a limit of 1,024 descriptors, and more than any one client needs of API Gateway.
            public var connectionsPerOrigin = 64
            /// The versions of HTTP to speak. HTTP/1.1 by default: what is sent is then under control to the byte.
            ///
            /// HTTP/2 saves connections where many requests are on their way to one origin at once. It has field names in
            /// lower case, and trailers of a request cannot be sent by it.
            public var version = VersionChoice.http1
            /// The requests that one connection carries at once by HTTP/2, if the server does not allow fewer.
            ///
            /// 100: no server is to allow fewer without need (RFC 9113 §6.5.2).
            public var streamsPerConnection = 100

            /// Settings that differ from the defaults in these.
            public init(tls: TLSConfiguration = TLSConfiguration(), resolve: [ResolveOverride] = []) {
                self.tls = tls
                self.resolve = resolve
            }
        }
    }
#endif
