/// Reads the parts of a message, and never past its end.
struct EventStreamReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(EventStreamError) -> Integer {
        try bytes(count: Integer.bitWidth / 8).reduce(0) { $0 << 8 | Integer(truncatingIfNeeded: $1) }
    }

    mutating func bytes(count: Int) throws(EventStreamError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .malformed(why: "a part of it is longer than the rest") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func text(count: Int) throws(EventStreamError) -> String {
        guard let text = String(validating: try bytes(count: count), as: UTF8.self) else {
            throw .malformed(why: "a name or text is not UTF-8")
        }
        return text
    }

    mutating func value() throws(EventStreamError) -> EventStreamMessage.Value {
        switch try integer(UInt8.self) {
        case 0: return .bool(true)
        case 1: return .bool(false)
        case 2: return .byte(try integer(Int8.self))
        case 3: return .short(try integer(Int16.self))
        case 4: return .integer(try integer(Int32.self))
        case 5: return .long(try integer(Int64.self))
        case 6: return .bytes(Array(try bytes(count: try valueLength())))
        case 7: return .string(try text(count: try valueLength()))
        case 8: return .timestamp(milliseconds: try integer(Int64.self))
        case 9: return .uuid(try integer(UInt128.self))
        default: throw .malformed(why: "a header has an unknown type")
        }
    }

    private mutating func valueLength() throws(EventStreamError) -> Int {
        let length = Int(try integer(UInt16.self))
        guard length <= EventStreamMessage.longestValue else { throw .malformed(why: "a header's value is too long") }
        return length
    }
}
