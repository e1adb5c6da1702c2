extension EventStreamMessage {
    /// The message that these bytes are, and nothing else.
    ///
    /// - Throws: ``EventStreamError``.
    public init(
        decoding bytes: [UInt8], limits: EventStreamLimits = EventStreamLimits()
    ) throws(EventStreamError) {
        let prelude = try EventStreamPrelude(bytes[...], limits: limits)
        guard prelude.length == bytes.count else {
            throw .malformed(why: "its length is not that of its bytes")
        }
        try self.init(prelude, bytes[...])
    }

    /// - Parameter bytes: the whole message.
    init(_ prelude: EventStreamPrelude, _ bytes: ArraySlice<UInt8>) throws(EventStreamError) {
        var checksum = EventStreamReader(bytes.suffix(4))
        guard Self.checksum(of: bytes.dropLast(4)) == (try checksum.integer(UInt32.self)) else {
            throw .checksumMismatch(of: "message")
        }
        let content = bytes.dropFirst(Self.preludeLength).dropLast(4)
        var reader = EventStreamReader(content.prefix(prelude.headerLength))
        headers = []
        while !reader.isAtEnd {
            let name = try reader.text(count: Int(reader.integer(UInt8.self)))
            guard !name.isEmpty else { throw .malformed(why: "a header has no name") }
            headers.append(Header(name, try reader.value()))
        }
        payload = Array(content.dropFirst(prelude.headerLength))
    }
}

/// The lengths at the front of a message, which have a checksum of their own: none is believed before.
struct EventStreamPrelude {
    /// Bytes of the whole message.
    let length: Int
    let headerLength: Int

    init(_ bytes: ArraySlice<UInt8>, limits: EventStreamLimits) throws(EventStreamError) {
        var reader = EventStreamReader(bytes)
        let length = Int(try reader.integer(UInt32.self))
        let headerLength = Int(try reader.integer(UInt32.self))
        guard EventStreamMessage.checksum(of: bytes.prefix(8)) == (try reader.integer(UInt32.self)) else {
            throw .checksumMismatch(of: "prelude")
        }
        guard length <= limits.messageBytes else {
            throw .limitExceeded(what: "bytes", limit: limits.messageBytes)
        }
        guard headerLength <= limits.headerBytes else {
            throw .limitExceeded(what: "bytes of headers", limit: limits.headerBytes)
        }
        guard length >= headerLength + EventStreamMessage.overhead else {
            throw .malformed(why: "its headers are longer than the message")
        }
        self.length = length
        self.headerLength = headerLength
    }
}
