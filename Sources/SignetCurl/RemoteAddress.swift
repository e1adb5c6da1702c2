#if Curl
    import Glibc

    /// The peer's address and port as text, made once for each peer and not for each request.
    struct RemoteAddress {
        private var host: [CChar] = [0]
        private var port = 0
        private var text = ""

        /// `host` in brackets, if it is an IPv6 address, and `port`; mostly they are those of the time before.
        mutating func text(_ host: UnsafePointer<CChar>, _ port: Int) -> String {
            if port != self.port || strcmp(host, self.host) != 0 {
                let length = strlen(host)
                self.host = Array(UnsafeBufferPointer(start: host, count: length + 1))
                self.port = port
                let name = String(cString: host)
                text = name.utf8.contains(UInt8(ascii: ":")) ? "[\(name)]:\(port)" : "\(name):\(port)"
            }
            return text
        }
    }
#endif
