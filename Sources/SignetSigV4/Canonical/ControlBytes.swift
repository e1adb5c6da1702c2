/// The bytes that must not stand in a message (RFC 9110 §5.5), told in a loop without exits, so that it runs many bytes
/// at a time.
enum ControlBytes {
    /// Whether a byte is below a space, or DEL.
    static func isPresent(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in bytes { found |= (byte < 0x20 || byte == 0x7F) ? 1 : 0 }
        return found != 0
    }

    /// Whether a byte is below a space and not a tab, or DEL.
    static func isPresent(inFieldValue bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in bytes { found |= ((byte < 0x20 && byte != 0x09) || byte == 0x7F) ? 1 : 0 }
        return found != 0
    }
}
