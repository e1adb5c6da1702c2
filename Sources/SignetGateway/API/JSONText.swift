import FoundationEssentials

/// JSON with its keys in one order, so that answers can be compared.
enum JSONText {
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, maps of strings and null: nothing that JSON cannot hold.
        return (try? encoder.encode(value)).map(Array.init) ?? Array("null".utf8)
    }
}
