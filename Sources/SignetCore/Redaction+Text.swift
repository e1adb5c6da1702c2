extension Redaction {
    /// Text from a server without the secrets it may repeat.
    ///
    /// A service that refuses a signature answers with the canonical request it computed, session token, API key and
    /// all; an echo answers with the headers it got. After each secret name that is followed by `:`, `=` or the end of an
    /// XML tag, in any case and with or without quotes, the value is replaced up to the end of the line, string,
    /// parameter or tag. Linear time.
    public static func text(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var shown: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard startsName(at: position, in: bytes), let name = secretName(at: position, in: bytes),
                let value = valueStart(after: position + name.count, in: bytes)
            else {
                shown.append(bytes[position])
                position += 1
                continue
            }
            shown += bytes[position..<value.start]
            shown += placeholder.utf8
            position = value.start
            while position < bytes.count, !value.terminators.contains(bytes[position]) || isInside(position, bytes) {
                position += 1
            }
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// The secret header fields, query parameters and answer members, in lower case.
    private static let secretNames: [[UInt8]] =
        (secretFields.union(secretParameters).union(["secretaccesskey", "sessiontoken", "secret_access_key"]))
        .map { Array($0.utf8) }

    /// Whether a backslash stands for a character of the value: JSON may write `/`, which tokens hold, as `\/`.
    private static func isInside(_ position: Int, _ bytes: [UInt8]) -> Bool {
        bytes[position] == UInt8(ascii: "\\") && position + 1 < bytes.count && "/u".utf8.contains(bytes[position + 1])
    }

    private static func startsName(at position: Int, in bytes: [UInt8]) -> Bool {
        guard position > 0 else { return true }
        switch bytes[position - 1] | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            // In JSON-escaped text the name may follow "\n".
            return position > 1 && bytes[position - 2] == UInt8(ascii: "\\")
        default: return true
        }
    }

    private static func secretName(at position: Int, in bytes: [UInt8]) -> [UInt8]? {
        secretNames.first { name in
            bytes.count - position >= name.count
                && zip(bytes[position...], name).allSatisfy { byte, lower in
                    byte == lower || ((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == lower)
                }
        }
    }

    /// Where the value begins, and which bytes end it; `nil` when a name is not followed by one.
    private static func valueStart(
        after end: Int, in bytes: [UInt8]
    ) -> (start: Int, terminators: Set<UInt8>)? {
        var position = end
        func skip(_ set: String) {
            while position < bytes.count, set.utf8.contains(bytes[position]) { position += 1 }
        }
        skip("\\\"' ")
        guard position < bytes.count else { return nil }
        let separator = bytes[position]
        guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=") || separator == UInt8(ascii: ">") else {
            return nil
        }
        position += 1
        skip("\\\"[ ")
        let line = Set("\"\\<\r\n".utf8)
        return (position, separator == UInt8(ascii: "=") ? line.union("& ,'".utf8) : line)
    }
}
