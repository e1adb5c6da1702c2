#if Socket
    import Glibc
    import SignetSocket

    extension GatewayServer {
        /// Where a server listens: a numeric address of this machine, and a port.
        public struct Address: Sendable, Hashable {
            /// A numeric IPv4 or IPv6 address, the latter without brackets.
            public let host: String
            /// 0–65535; 0 lets the system choose.
            public let port: Int

            /// A port of 127.0.0.1, which other machines cannot reach.
            public static func loopback(port: UInt16 = 0) -> Address { Address(host: "127.0.0.1", port: Int(port)) }

            /// Reads `HOST:PORT`, such as `127.0.0.1:8080`, `[::1]:0` or `localhost:0`.
            ///
            /// - Throws: ``GatewayServerError/Kind/invalidAddress`` for another name than `localhost`, which stands for
            ///   127.0.0.1: to know what a name stands for takes a resolver, and a server should not listen on a surprise.
            public init(_ text: String) throws(GatewayServerError) {
                guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]),
                    let host = Self.numericHost(text[..<colon])
                else {
                    throw GatewayServerError(
                        .invalidAddress, "'\(text)' is not an address to listen on",
                        remedy: "give a numeric address and a port, such as 127.0.0.1:8080 or [::1]:0")
                }
                self.init(host: host, port: Int(port))
            }

            private init(host: String, port: Int) {
                self.host = host
                self.port = port
            }

            private static func numericHost(_ text: Substring) -> String? {
                if text == "localhost" { return "127.0.0.1" }
                let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
                let host = String(isBracketed ? text.dropFirst().dropLast() : text)
                // Brackets tell an IPv6 address from its port, and nothing else has them (RFC 3986 §3.2.2).
                guard host.contains(":") == isBracketed, SocketAddress(numeric: host, port: 0) != nil else {
                    return nil
                }
                return host
            }

            /// The host a client on this machine reaches the server by.
            var reachableHost: String {
                switch host {
                case "0.0.0.0": "127.0.0.1"
                case "::": "::1"
                default: host
                }
            }
        }
    }
#endif
