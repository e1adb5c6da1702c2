#if Socket
    extension GatewayServer {
        /// Where a running server is reached.
        public struct Endpoints: Sendable, Hashable {
            /// The port of http; `nil` where it was not asked for.
            public internal(set) var httpPort: Int?
            /// The port of https; `nil` where it was not asked for.
            public internal(set) var httpsPort: Int?
            /// `http://HOST:PORT`, without a slash at the end.
            public internal(set) var httpURL: String?
            /// `https://HOST:PORT`, without a slash at the end.
            public internal(set) var httpsURL: String?
            /// The PEM file of the authority that vouches for https; it is removed on shutdown.
            public internal(set) var caFile: String?
        }
    }
#endif
