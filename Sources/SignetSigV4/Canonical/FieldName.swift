import HTTPTypes

/// A lower-case field name with its first eight bytes as a number, by which nearly all names are told apart, sorted and
/// looked up without comparing strings.
struct FieldName {
    let text: String
    let beginning: UInt64

    @inline(__always)
    init(_ text: String) {
        var copy = text
        self.text = text
        beginning = copy.withUTF8(Self.beginning)
    }

    init(_ name: HTTPField.Name) {
        self.init(name.canonicalName)
    }

    static func == (left: FieldName, right: FieldName) -> Bool {
        left.beginning == right.beginning && left.text == right.text
    }

    /// The bytes in order of significance, so that numbers sort as names do.
    private static func beginning(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if bytes.count >= 8 {
            return UInt64(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt64.self))
        }
        var beginning: UInt64 = 0
        for index in 0..<8 { beginning = beginning << 8 | UInt64(index < bytes.count ? bytes[index] : 0) }
        return beginning
    }
}
