#if Curl
    extension CurlTransport {
        /// The versions of HTTP that a transport speaks.
        public enum VersionChoice: Sendable, Hashable, CaseIterable {
            /// HTTP/1.1 and nothing else.
            case http1
            /// HTTP/2 where a server offers it as TLS begins (ALPN, RFC 7301); HTTP/1.1 where it does not, and without TLS.
            case http2IfOffered
            /// HTTP/2 without a question, with and without TLS (RFC 9113 §3.3): for servers that are known to speak it. One
            /// connection to each origin.
            case http2PriorKnowledge
        }
    }
#endif
