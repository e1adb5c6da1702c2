/// Bytes as a failure shows them: text in quotes, control characters escaped, and no more than a line of it.
struct Quoted: CustomStringConvertible {
    private let bytes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    var description: String {
        let shown = String(decoding: bytes.prefix(120), as: UTF8.self).debugDescription
        return bytes.count > 120 ? "\(shown)… (\(bytes.count) bytes)" : shown
    }
}
