/// The names and values of a query, or of a form (`application/x-www-form-urlencoded`).
struct FormFields {
    private let values: [String: String]

    /// - Parameter plusIsSpace: As forms have it; in a query API Gateway and SigV4 leave a plus alone.
    init(_ text: Substring, plusIsSpace: Bool) {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decode(parts[0], plusIsSpace: plusIsSpace)
            // The last of several wins, as in `queryStringParameters` of a Lambda event.
            values[name] = parts.count == 2 ? Self.decode(parts[1], plusIsSpace: plusIsSpace) : ""
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }

    /// Whether any name begins with `prefix`.
    func contains(prefix: String) -> Bool { values.keys.contains { $0.hasPrefix(prefix) } }

    /// All of them; `nil` where there are none.
    var dictionary: [String: String]? { values.isEmpty ? nil : values }

    private static func decode(_ text: Substring, plusIsSpace: Bool) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let pair = HexadecimalPair(rest) {
                bytes.append(pair.value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
