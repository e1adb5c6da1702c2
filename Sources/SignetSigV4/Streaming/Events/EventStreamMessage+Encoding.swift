extension EventStreamMessage {
    /// Two lengths and their checksum.
    static let preludeLength = 12
    /// The prelude and the checksum behind the payload.
    static let overhead = 16
    /// The longest value of type bytes or string.
    static let longestValue = 32_767

    /// The message as it is sent.
    ///
    /// - Throws: `SigV4Error` of kind `invalidEvent` for a name that has not 1 to 255 bytes, a value longer than 32,767
    ///   bytes, headers longer than 128 KiB or a message longer than 16 MiB.
    public func encoded() throws(SigV4Error) -> [UInt8] {
        let headers = try encodedHeaders()
        let limits = EventStreamLimits()
        let length = headers.count + payload.count + Self.overhead
        guard headers.count <= limits.headerBytes, length <= limits.messageBytes else {
            throw SigV4Error(
                .invalidEvent,
                "The event has \(headers.count) bytes of headers and \(length) in all: send at most "
                    + "\(limits.headerBytes) and \(limits.messageBytes).")
        }
        var output: [UInt8] = []
        output.reserveCapacity(length)
        output.appendBigEndian(UInt32(length))
        output.appendBigEndian(UInt32(headers.count))
        output.appendBigEndian(Self.checksum(of: output[...]))
        output += headers
        output += payload
        output.appendBigEndian(Self.checksum(of: output[...]))
        return output
    }

    func encodedHeaders() throws(SigV4Error) -> [UInt8] {
        var output: [UInt8] = []
        for header in headers {
            guard (1...255).contains(header.name.utf8.count) else {
                throw SigV4Error(
                    .invalidEvent,
                    "The name of an event's header has \(header.name.utf8.count) bytes: give it 1 to 255.")
            }
            output.append(UInt8(header.name.utf8.count))
            output += header.name.utf8
            try header.value.append(to: &output)
        }
        return output
    }

    static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        var check = CyclicRedundancyCheck<UInt32>(.iso3309)
        bytes.withUnsafeBytes { check.update($0) }
        return check.value
    }
}

extension EventStreamMessage.Value {
    fileprivate func append(to output: inout [UInt8]) throws(SigV4Error) {
        switch self {
        case .bool(let value): output.append(value ? 0 : 1)
        case .byte(let value): output += [2, UInt8(bitPattern: value)]
        case .short(let value): output.append(type: 3, value)
        case .integer(let value): output.append(type: 4, value)
        case .long(let value): output.append(type: 5, value)
        case .bytes(let value): try Self.append(type: 6, value, to: &output)
        case .string(let value): try Self.append(type: 7, Array(value.utf8), to: &output)
        case .timestamp(let milliseconds): output.append(type: 8, milliseconds)
        case .uuid(let value): output.append(type: 9, value)
        }
    }

    private static func append(type: UInt8, _ value: [UInt8], to output: inout [UInt8]) throws(SigV4Error) {
        guard value.count <= EventStreamMessage.longestValue else {
            throw SigV4Error(
                .invalidEvent,
                "The value of an event's header has \(value.count) bytes: send at most "
                    + "\(EventStreamMessage.longestValue).")
        }
        output.append(type: type, UInt16(value.count))
        output += value
    }
}

extension [UInt8] {
    fileprivate mutating func append(type: UInt8, _ value: some FixedWidthInteger) {
        append(type)
        appendBigEndian(value)
    }

    fileprivate mutating func appendBigEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
