public import HTTPTypes

/// Reads one response from bytes: the client's half of RFC 9112, without I/O.
///
/// ```swift
/// var decoder = ResponseDecoder(method: .get)
/// decoder.receive(bytes)          // whenever bytes arrive
/// while true {
///     switch try decoder.next() { … }
/// }
/// ```
///
/// How the bytes are split never changes the events but for the sizes of `.body`. After an error only that error is given.
public struct ResponseDecoder: Sendable {
    private enum State: Sendable {
        case statusLine
        case fields(StatusLine)
        case body
        case failed(WireError)
    }

    private let limits: WireLimits
    private var method: HTTPRequest.Method
    private var state = State.statusLine
    /// Used in `State.body`: beside it, since what is within an enum is taken out and put back at every step.
    private var body: BodyDecoder
    private var buffer = ReceiveBuffer()
    private var isAtEnd = false
    private var section: FieldSection
    private var framing = FramingFields()
    private var interimCount = 0
    /// Where the head begins that is being read; `nil` once it came in more than one piece.
    private var headStart: Int?
    private var recalled: RecalledLines?
    /// Whether the recent head has come again, and has not been given yet.
    private var isHeadRecalled = false
    /// The head that was read last: to be given to the decoder of the next response on the same way.
    package private(set) var recentHead: RecentHead?

    /// Whether, once the response is complete, the connection can carry another request (RFC 9112 §9.3).
    public private(set) var keepsConnection = false

    /// A decoder for the response to a request with `method`: whether there is a body depends on it.
    public init(method: HTTPRequest.Method, limits: WireLimits = WireLimits()) {
        self.method = method
        self.limits = limits
        section = FieldSection(bytes: limits.headBytes, limits: limits)
        body = BodyDecoder(.none, limits: limits)
    }

    /// A decoder that recognises what it meets again of the head before; `nil` for none.
    package init(method: HTTPRequest.Method, limits: WireLimits = WireLimits(), recentHead: RecentHead?) {
        self.init(method: method, limits: limits)
        startNextResponse(to: method, recentHead: recentHead)
    }

    /// Begins anew, with the response to another request on the same way: it costs less than a decoder in its place.
    package mutating func startNextResponse(to method: HTTPRequest.Method, recentHead: RecentHead?) {
        self.method = method
        if self.recentHead !== recentHead { self.recentHead = recentHead?.limits == limits ? recentHead : nil }
        state = .statusLine
        buffer.clear()
        isHeadRecalled = false
        isAtEnd = false
        interimCount = 0
        keepsConnection = false
    }

    /// Takes what arrived; an empty array is ignored.
    public mutating func receive(_ bytes: [UInt8]) {
        headStart = nil
        buffer.append(bytes)
    }

    /// Larger pieces are copied whole even if their head is recognised, and split afterwards.
    ///
    /// 8 KiB: more than a small response. The copy of a large one leaves room when it is freed, where the allocator puts the
    /// next connections' objects close together; without it they come to lie between the bodies, each on pages of its own:
    /// 4.1 KiB an idle connection instead of 2.9.
    private static let mostLent = 8 * 1024

    /// Takes what arrived, lent for the call: a head that it recognises is not even copied.
    package mutating func receive(_ bytes: Span<UInt8>) {
        guard case .statusLine = state, buffer.isEmpty, !isHeadRecalled, let recentHead, bytes.count <= Self.mostLent,
            recentHead.begins(bytes)
        else { return receive(Array(copying: bytes)) }
        isHeadRecalled = true
        buffer.append(Array(copying: bytes.extracting(droppingFirst: recentHead.bytes.count)))
    }

    /// The stream has ended: nothing more will be received.
    public mutating func receivedEOF() {
        isAtEnd = true
    }

    /// Whether bytes were received that belong to no response asked for: the connection must not be used again.
    public var hasExcessBytes: Bool {
        if case .body = state { !buffer.isEmpty } else { false }
    }

    /// The next event.
    ///
    /// - Throws: ``WireError``, of any kind but ``WireError/Kind/unencodable``.
    public mutating func next() throws(WireError) -> ResponseEvent {
        do {
            while true {
                if let event = try advance() { return event }
            }
        } catch {
            state = .failed(error)
            throw error
        }
    }

    private mutating func advance() throws(WireError) -> ResponseEvent? {
        switch state {
        case .statusLine: return try readStatusLine()
        case .fields(let statusLine): return try readField(statusLine)
        case .failed(let error): throw error
        case .body:
            return switch try body.next(&buffer, isAtEnd: isAtEnd) {
            case .needsMoreBytes: .needsMoreBytes
            case .bytes(let bytes): .body(bytes)
            case .end(let trailers): .end(trailers: trailers)
            }
        }
    }

    private mutating func readStatusLine() throws(WireError) -> ResponseEvent? {
        if let recentHead {
            if isHeadRecalled { return recall(recentHead) }
            if recentHead.begins(buffer.bytes.span.extracting(buffer.unread)) {
                buffer.drop(recentHead.bytes.count)
                return recall(recentHead)
            }
        }
        beginHead()
        try refuseForeignProtocol()
        guard let line = try section.nextLine(&buffer) else {
            guard isAtEnd else { return .needsMoreBytes }
            if buffer.isEmpty, interimCount == 0 { return .closed }
            throw WireError(.truncatedHead, "the stream ended within the response head (RFC 9112 §8)")
        }
        let statusLine = try StatusLine(parsing: buffer.bytes.span.extracting(line))
        try statusLine.version.requireHTTP1()
        recalled = RecalledLines(recentHead)
        state = .fields(statusLine)
        return nil
    }

    private mutating func beginHead() {
        headStart = buffer.unread.lowerBound
        section = FieldSection(bytes: limits.headBytes, limits: limits)
        framing = FramingFields()
    }

    private mutating func recall(_ recent: RecentHead) -> ResponseEvent {
        isHeadRecalled = false
        framing = recent.framing
        return finishHead(recent.head, recent.statusLine)
    }

    /// Says at once what a stream that will never hold a line end is not.
    private func refuseForeignProtocol() throws(WireError) {
        let unread = buffer.bytes.span.extracting(buffer.unread)
        let start: StaticString = "HTTP/"
        for index in 0..<min(unread.count, start.utf8CodeUnitCount) where unread[index] != start.utf8Start[index] {
            // Records of TLS begin with their type (RFC 8446 §5.1): 21 is an alert, 22 a handshake.
            if index == 0, unread[0] == 21 || unread[0] == 22 {
                throw .malformed("the peer speaks TLS on a connection without it", "9112 §4")
            }
            throw .malformed("the response does not begin with HTTP/1.1", "9112 §4", EscapedBytes(unread))
        }
    }

    private mutating func readField(_ statusLine: StatusLine) throws(WireError) -> ResponseEvent? {
        guard let line = try section.nextLine(&buffer) else {
            guard isAtEnd else { return .needsMoreBytes }
            throw WireError(.truncatedHead, "the stream ended within the response head (RFC 9112 §8)")
        }
        if line.isEmpty { return try endHead(statusLine) }
        let known = recalled?.next(line, of: buffer.bytes)
        let field = if let known { known } else { try FieldLine.parse(buffer.bytes.span.extracting(line)) }
        try section.append(field)
        try framing.note(field)
        return nil
    }

    private mutating func endHead(_ statusLine: StatusLine) throws(WireError) -> ResponseEvent {
        try framing.validate(statusLine.version)
        let head = HTTPResponse(status: statusLine.status, headerFields: section.fields)
        if statusLine.status.code < 200 { return try endInterim(head, code: statusLine.status.code) }
        if let headStart, buffer.unread.lowerBound - headStart <= RecentHead.mostBytes {
            let bytes = Array(buffer.bytes[headStart..<buffer.unread.lowerBound])
            recentHead = RecentHead(bytes, head, statusLine, framing, limits)
        }
        return finishHead(head, statusLine)
    }

    private mutating func finishHead(_ head: HTTPResponse, _ statusLine: StatusLine) -> ResponseEvent {
        let delimiter = framing.ofResponse(status: statusLine.status, to: method)
        keepsConnection =
            framing.keepsConnection(statusLine.version) && delimiter != .untilClose && method != .connect
        body = BodyDecoder(delimiter, limits: limits)
        state = .body
        return .head(head, statusLine.version)
    }

    private mutating func endInterim(_ head: HTTPResponse, code: Int) throws(WireError) -> ResponseEvent {
        guard code != 101 else {
            throw .malformed("the server switches protocols unasked", "9110 §15.2.2")
        }
        interimCount += 1
        guard interimCount <= limits.interimResponses else {
            throw .malformed("there are more than \(limits.interimResponses) interim responses", "9110 §15.2")
        }
        state = .statusLine
        return .informational(head)
    }
}
