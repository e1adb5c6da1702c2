/// Reads the JSON of a policy document: objects, arrays, text and whole numbers, a few levels deep.
struct JSONReader {
    /// A policy has three levels; more would only cost stack.
    private static let deepest = 4

    private var rest: ArraySlice<UInt8>

    /// - Throws: ``PostPolicyError/malformedPolicy(why:)`` for anything else, or with something behind it.
    static func value(of bytes: [UInt8]) throws(PostPolicyError) -> JSONValue {
        var reader = JSONReader(rest: bytes[...])
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.rest.isEmpty else { throw Self.malformed("something follows its end") }
        return value
    }

    private mutating func value(depth: Int) throws(PostPolicyError) -> JSONValue {
        guard depth < Self.deepest else { throw Self.malformed("it is more than \(Self.deepest) levels deep") }
        skipSpace()
        switch rest.first {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["):
            return .array(try list(end: "]") { reader throws(PostPolicyError) in try reader.value(depth: depth + 1) })
        case UInt8(ascii: "\""): return .string(try string())
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .integer(try integer())
        default: throw Self.malformed("there is something other than an object, array, text or whole number")
        }
    }

    private mutating func members(depth: Int) throws(PostPolicyError) -> [JSONValue.Member] {
        let members = try list(end: "}") { reader throws(PostPolicyError) in
            reader.skipSpace()
            let name = try reader.string()
            reader.skipSpace()
            guard reader.skip(":") else { throw Self.malformed("a name is not followed by ':'") }
            return JSONValue.Member(name: name, value: try reader.value(depth: depth + 1))
        }
        // Two readers would take two different ones.
        guard Set(members.map(\.name)).count == members.count else { throw Self.malformed("a name is there twice") }
        return members
    }

    /// Items between the bracket that comes next and `end`.
    private mutating func list<Item>(
        end: Unicode.Scalar, _ item: (inout JSONReader) throws(PostPolicyError) -> Item
    ) throws(PostPolicyError) -> [Item] {
        rest.removeFirst()
        skipSpace()
        var items: [Item] = []
        if skip(end) { return items }
        repeat {
            items.append(try item(&self))
            skipSpace()
        } while skip(",")
        guard skip(end) else { throw Self.malformed("a list does not end with '\(end)'") }
        return items
    }

    private mutating func integer() throws(PostPolicyError) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        let isCanonical = digits.count == 1 || digits.first != UInt8(ascii: "0")
        guard isCanonical, digits.count <= 18, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw Self.malformed("a number has more than 18 digits, or a zero in front")
        }
        return number
    }

    private mutating func string() throws(PostPolicyError) -> String {
        guard skip("\"") else { throw Self.malformed("a text does not begin with '\"'") }
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw Self.malformed("a text is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): try appendEscape(to: &bytes)
            case 0..<0x20: throw Self.malformed("a text holds a control byte")
            default: bytes.append(byte)
            }
        }
        throw Self.malformed("a text has no end")
    }

    static func malformed(_ why: String) -> PostPolicyError { .malformedPolicy(why: why) }

    private mutating func skipSpace() {
        rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) && $0 != 0x0B && $0 != 0x0C }
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: scalar) else { return false }
        rest.removeFirst()
        return true
    }
}

extension JSONReader {
    /// The escapes of RFC 8259 §7, and the two that S3's documentation adds: `\$` and `\v`.
    private mutating func appendEscape(to bytes: inout [UInt8]) throws(PostPolicyError) {
        switch rest.popFirst() {
        case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): bytes.append(UInt8(ascii: "/"))
        case UInt8(ascii: "$"): bytes.append(UInt8(ascii: "$"))
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "v"): bytes.append(0x0B)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "u"): bytes += String(Character(try escapedScalar())).utf8
        default: throw Self.malformed("a text holds an unknown escape")
        }
    }

    private mutating func escapedScalar() throws(PostPolicyError) -> Unicode.Scalar {
        let unit = try escapedUnit()
        guard (0xD800...0xDBFF).contains(unit) else {
            guard let scalar = Unicode.Scalar(unit) else { throw Self.malformed("a text holds half a character") }
            return scalar
        }
        guard skip("\\"), skip("u") else { throw Self.malformed("a text holds half a character") }
        let low = try escapedUnit()
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw Self.malformed("a text holds half a character") }
        return scalar
    }

    private mutating func escapedUnit() throws(PostPolicyError) -> UInt32 {
        let digits = rest.prefix(4).compactMap(Hexadecimal.value(of:))
        guard digits.count == 4 else { throw Self.malformed("a text holds an unknown escape") }
        rest = rest.dropFirst(4)
        return digits.reduce(0) { $0 << 4 | UInt32($1) }
    }
}
