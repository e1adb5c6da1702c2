/// A canonical request taken apart again, ours or the one a service shows.
struct CanonicalRequestText {
    struct Header {
        let name: String
        let value: [UInt8]
        /// Counted from 1.
        let line: Int
    }

    let bytes: [UInt8]
    let method: [UInt8]
    let path: [UInt8]
    let query: [UInt8]
    let headers: [Header]
    let signedHeaders: [UInt8]
    let payloadHash: [UInt8]
    /// How many lines there are.
    let lineCount: Int

    /// `nil` for text that has not the six parts of a canonical request.
    init?(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // Method, path, query, an empty line, names and hash; no field value holds a line end.
        guard lines.count >= 6, lines[lines.count - 3].isEmpty else { return nil }
        self.bytes = bytes
        method = Array(lines[0])
        path = Array(lines[1])
        query = Array(lines[2])
        headers = lines.indices[3..<(lines.count - 3)].map { index in
            let line = lines[index]
            let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
            return Header(
                name: String(decoding: line[..<colon], as: UTF8.self), value: Array(line[colon...].dropFirst()),
                line: index + 1)
        }
        signedHeaders = Array(lines[lines.count - 2])
        payloadHash = Array(lines[lines.count - 1])
        lineCount = lines.count
    }

    init?(_ text: String) {
        self.init(Array(text.utf8))
    }

    func header(_ name: String) -> Header? {
        headers.first { $0.name == name }
    }
}
