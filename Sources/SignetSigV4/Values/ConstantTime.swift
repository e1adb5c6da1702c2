import CSignetOpenSSL

/// Compares in a time that depends on the lengths alone, so that a guess learns nothing from how long it took.
func constantTimeEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let leftBase = left.baseAddress, let rightBase = right.baseAddress else { return left.isEmpty }
    return CRYPTO_memcmp(leftBase, rightBase, left.count) == 0
}

/// Compares two strings, byte for byte, in a time that depends on the lengths alone.
func constantTimeEqual(_ left: String, _ right: String) -> Bool {
    var left = left
    var right = right
    return left.withUTF8 { left in right.withUTF8 { right in constantTimeEqual(left, right) } }
}
