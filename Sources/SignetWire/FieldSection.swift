import HTTPTypes

/// The field lines of a head or trailer section, as they are collected within their limits.
struct FieldSection: Sendable {
    private(set) var fields = HTTPFields()
    private let lineLimit: Int
    private let sectionLimit: Int
    private let fieldLimit: Int
    private var used = 0

    init(bytes: Int, limits: WireLimits) {
        lineLimit = limits.lineBytes
        sectionLimit = bytes
        fieldLimit = min(limits.fieldCount, WireLimits.mostFields)
    }

    /// Consumes the next line, the empty one included; `nil` while it is incomplete.
    mutating func nextLine(_ buffer: inout ReceiveBuffer) throws(WireError) -> Range<Int>? {
        let left = sectionLimit - used - 2
        // The tighter bound alone: with one after the other, how the bytes are split would choose the error.
        guard
            let line = try buffer.nextLine(
                limit: min(lineLimit, left), orThrow: left < lineLimit ? tooLarge : .longLine(lineLimit))
        else { return nil }
        used += line.count + 2
        return line
    }

    mutating func append(_ field: HTTPField) throws(WireError) {
        guard fields.count < fieldLimit else {
            throw WireError(.tooLarge, "there are more than \(fieldLimit) field lines")
        }
        fields.append(field)
    }

    private var tooLarge: WireError {
        WireError(.tooLarge, "the field section is longer than \(sectionLimit) bytes")
    }
}
