#if Curl
    import HTTPTypes
    import SignetCore
    import SignetWire

    /// A proxy's answer to CONNECT (RFC 9110 §9.3.6), held to the rules of any response, and kept from the origin's.
    ///
    /// An object: few transfers have one, and those that have none are not to be larger by it.
    final class TunnelAnswer {
        private let proxy: Proxy
        private var decoder = ResponseDecoder(method: .connect)
        /// Whether the tunnel is open: the next byte is the origin's.
        private(set) var isOpen = false

        init(of proxy: Proxy) {
            self.proxy = proxy
        }

        /// Takes a line of the answer, its line end included; returns why no tunnel opens, once that is clear.
        func receive(_ line: UnsafeRawBufferPointer) -> (reason: String, remedy: String?)? {
            decoder.receive(Array(line))
            do throws(WireError) {
                while true {
                    switch try decoder.next() {
                    case .needsMoreBytes: return nil
                    case .informational: continue
                    case .head(let head, _):
                        // Any 2xx opens the tunnel, whatever its fields say of a body.
                        guard head.status.code >= 300 else {
                            isOpen = true
                            return nil
                        }
                        let refusal = TunnelRefusal(head.status, hasCredentials: proxy.credentials != nil)
                        return (refusal.reason, refusal.remedy)
                    case .body, .end, .closed: return Self.spokeFirst
                    }
                }
            } catch {
                return (
                    "its answer to CONNECT is not HTTP: \(error.reason)",
                    "check that an HTTP proxy listens on this port"
                )
            }
        }

        /// The origin answers a client that has not spoken yet: nobody could tell its words from the proxy's.
        static let spokeFirst = (
            reason: "it sent more than its answer before the tunnel was used", remedy: String?.none
        )
    }
#endif
