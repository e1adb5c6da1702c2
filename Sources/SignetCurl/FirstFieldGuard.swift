#if Curl
    import CSignetCurl

    /// Keeps a head whose first field line continues another (obs-fold, RFC 9112 §5.2) from libcurl's store of header lines.
    ///
    /// Before 8.1.1 a handle keeps a pointer to the last line of the transfer before, which has been freed, until there is
    /// another: that is where such a line is appended. What belongs to the body too (`CURLOPT_HEADER`) is handed to the write
    /// callback before it is stored. So the line after each status line, which is not stored itself, is made to, and is looked
    /// at there.
    struct FirstFieldGuard {
        private enum Expected {
            case statusLine
            /// The first line after it, which the write callback is shown before the header callback is.
            case firstField
            /// The rest of that line, when it is longer than libcurl shows at once.
            case restOfFirstField
            case others
        }

        private var expected = Expected.statusLine

        /// Whether the write callback is shown a line of a head now, and no content.
        var isShown: Bool { expected == .firstField || expected == .restOfFirstField }

        /// The header callback has `line`.
        mutating func received(_ line: UnsafeRawBufferPointer, _ easy: UnsafeMutableRawPointer) {
            if isShown { _ = csignet_set_long(easy, CURLOPT_HEADER, 0) }
            // As libcurl tells the end of a head.
            let isEnd = line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n")
            if isEnd {
                expected = .statusLine
            } else if expected == .statusLine {
                expected = .firstField
                _ = csignet_set_long(easy, CURLOPT_HEADER, 1)
            } else {
                expected = .others
            }
        }

        /// Whether libcurl may store the line that begins with `bytes`.
        mutating func admits(_ bytes: UnsafeRawBufferPointer) -> Bool {
            defer { expected = .restOfFirstField }
            return expected == .restOfFirstField
                || (bytes.first != UInt8(ascii: " ") && bytes.first != UInt8(ascii: "\t"))
        }
    }
#endif
