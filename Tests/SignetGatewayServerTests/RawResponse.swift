#if Socket
    /// A response as its bytes are.
    struct RawResponse: Sendable {
        /// The status line and the field lines.
        let head: [String]
        let body: String
        let byteCount: Int

        /// `nil` while `bytes` do not hold all of it.
        init?(prefixOf bytes: [UInt8], hasBody: Bool) {
            let blank = Array("\r\n\r\n".utf8)
            guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else { return nil }
            let lines = Self.lines(bytes[..<end])
            let length = lines.compactMap { line in
                line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
            }
            let count = end + 4 + (hasBody && !lines[0].contains(" 100 ") ? length.first ?? 0 : 0)
            guard bytes.count >= count else { return nil }
            head = lines
            body = String(decoding: bytes[(end + 4)..<count], as: UTF8.self)
            byteCount = count
        }

        init(rest: [UInt8]) {
            head = Self.lines(rest[...])
            body = ""
            byteCount = rest.count
        }

        var status: String { head.first ?? "" }

        func has(_ line: String) -> Bool { head.contains(line) }

        private static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
            // "\r\n" is one Character.
            String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
        }
    }
#endif
