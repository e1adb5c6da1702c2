#if Curl
    /// `Peers/http2_server.py`: a server of HTTP/2 that does what a path names.
    struct HTTP2Server: Sendable {
        /// `http://localhost:PORT`, or https.
        let url: String
        private let server: PythonServer

        /// - Parameters:
        ///   - streams: How many requests a connection may carry at once.
        ///   - authority: Who has issued the certificate `server`; `nil` for no TLS.
        ///   - protocols: Which of them the server takes, the best first; none when it knows nothing of ALPN.
        init(streams: Int = 100, _ authority: OpenSSLAuthority? = nil, protocols: [String] = ["h2", "http/1.1"]) throws
        {
            let tls = authority.map { [$0.path("server.pem"), $0.path("server.key")] + protocols } ?? []
            server = try PythonServer("http2_server.py", ["\(streams)"] + tls)
            url = "\(authority == nil ? "http" : "https")://localhost:\(server.port)"
        }
    }
#endif
