/// The readings of percent-encoded bytes that explain how two encodings of one thing came apart.
enum PercentDecoded {
    /// Each escape replaced by its byte, once.
    static func once(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer(PercentEncoding.decoded)
    }

    /// Decoded until nothing changes: what the bytes mean, however often they were encoded.
    static func fully(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        // Twice is what services do, and a third time what a mistake adds; more would only cost time.
        for _ in 0..<4 {
            let decoded = once(bytes)
            if decoded.count == bytes.count { break }
            bytes = decoded
        }
        return bytes
    }

    /// Encoded once more, but for slashes.
    static func encodedPath(_ bytes: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "/") { encoded.append(byte) } else { PercentEncoding.write(byte, to: &encoded) }
        }
        return encoded
    }

    /// With each `+` as a space.
    static func plusAsSpace(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    }

    /// Whether the two differ in bytes and are the same characters by Unicode.
    static func areEquivalentText(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        // Swift compares strings by canonical equivalence (UAX #15), which is just the question.
        guard left != right, let left = String(validating: left, as: UTF8.self),
            let right = String(validating: right, as: UTF8.self)
        else { return false }
        return left == right
    }
}
