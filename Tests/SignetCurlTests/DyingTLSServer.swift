#if Curl
    /// `Peers/dying_tls_server.py`: a server whose first connection dies under its second request.
    struct DyingTLSServer {
        /// How the connection ends.
        enum End: String, Sendable, CaseIterable {
            case silence
            case goodbye
            case reset
        }

        let url: String
        private let server: PythonServer

        /// A server on the loopback with the certificate `server` of `authority`.
        init(_ end: End, _ authority: OpenSSLAuthority) throws {
            server = try PythonServer(
                "dying_tls_server.py", [authority.path("server.pem"), authority.path("server.key"), end.rawValue])
            url = "https://localhost:\(server.port)/"
        }
    }
#endif
