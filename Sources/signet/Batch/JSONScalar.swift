/// Tells a JSON number or literal from anything else (RFC 8259 §3 and §6).
enum JSONScalar {
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        if ["true", "false", "null"].contains(where: { bytes.elementsEqual($0.utf8) }) { return true }
        var rest = bytes
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let integer = rest.prefix(while: isDigit)
        guard !integer.isEmpty, integer.count == 1 || integer.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(integer.count)
        if rest.first == UInt8(ascii: "."), !takeDigits(after: 1, &rest) { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            let sign = rest.dropFirst().first
            let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            if !takeDigits(after: hasSign ? 2 : 1, &rest) { return false }
        }
        return rest.isEmpty
    }

    /// Passes `count` bytes and the digits after them; `false` if there are none.
    private static func takeDigits(after count: Int, _ rest: inout ArraySlice<UInt8>) -> Bool {
        let digits = rest.dropFirst(count).prefix(while: isDigit)
        rest = rest.dropFirst(count + digits.count)
        return !digits.isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
