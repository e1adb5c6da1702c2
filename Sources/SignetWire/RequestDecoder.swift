import HTTPTypes

/// Reads the requests of a connection from bytes: the server's half of RFC 9112, without I/O.
///
/// How the bytes are split never changes the events but for the sizes of `.body`. After an error only that error is given.
public struct RequestDecoder: Sendable {
    private enum State: Sendable {
        case requestLine(emptyLines: Int)
        case fields(RequestLine)
        case body(BodyDecoder)
        case failed(WireError)
    }

    private let limits: WireLimits
    private var state = State.requestLine(emptyLines: 0)
    private var buffer = ReceiveBuffer()
    private var isAtEnd = false
    private var section: FieldSection
    private var framing = FramingFields()
    private var headBytes: [UInt8] = []

    /// Whether the client will send another request after this one (RFC 9112 §9.3).
    public private(set) var keepsConnection = false

    /// A decoder for all requests of one connection; the limits are those of each request.
    public init(limits: WireLimits = WireLimits()) {
        self.limits = limits
        section = FieldSection(bytes: limits.headBytes, limits: limits)
    }

    /// Takes what arrived; an empty array is ignored.
    public mutating func receive(_ bytes: [UInt8]) {
        buffer.append(bytes)
    }

    /// The stream has ended: nothing more will be received.
    public mutating func receivedEOF() {
        isAtEnd = true
    }

    /// After `.end`: begins with the next request, whose first bytes may have been received already.
    public mutating func startNextRequest() {
        guard case .body = state else { return }
        state = .requestLine(emptyLines: 0)
        section = FieldSection(bytes: limits.headBytes, limits: limits)
        framing = FramingFields()
        headBytes = []
    }

    /// The next event.
    ///
    /// - Throws: ``WireError``, of any kind but ``WireError/Kind/unencodable``; a server answers 400, or 431 to
    ///   ``WireError/Kind/tooLarge``, and closes.
    public mutating func next() throws(WireError) -> RequestEvent {
        do {
            while true {
                if let event = try advance() { return event }
            }
        } catch {
            state = .failed(error)
            throw error
        }
    }

    private mutating func advance() throws(WireError) -> RequestEvent? {
        switch state {
        case .requestLine(let emptyLines): return try readRequestLine(emptyLines)
        case .fields(let requestLine): return try readField(requestLine)
        case .failed(let error): throw error
        case .body(var body):
            let step = try body.next(&buffer, isAtEnd: isAtEnd)
            state = .body(body)
            return switch step {
            case .needsMoreBytes: .needsMoreBytes
            case .bytes(let bytes): .body(bytes)
            case .end(let trailers): .end(trailers: trailers)
            }
        }
    }

    private mutating func readRequestLine(_ emptyLines: Int) throws(WireError) -> RequestEvent? {
        guard let line = try nextLine() else {
            guard isAtEnd else { return .needsMoreBytes }
            guard buffer.isEmpty else { throw truncatedHead }
            return .closed
        }
        if line.isEmpty {
            // RFC 9112 §2.2: one CRLF after the body before is forgiven.
            guard emptyLines == 0 else { throw .malformed("empty lines stand before the request line", "9112 §2.2") }
            headBytes = []
            state = .requestLine(emptyLines: 1)
        } else {
            state = .fields(try RequestLine(parsing: buffer.bytes.span.extracting(line)))
        }
        return nil
    }

    private mutating func readField(_ requestLine: RequestLine) throws(WireError) -> RequestEvent? {
        guard let line = try nextLine() else {
            if isAtEnd { throw truncatedHead }
            return .needsMoreBytes
        }
        if line.isEmpty { return try endHead(requestLine) }
        let field = try FieldLine.parse(buffer.bytes.span.extracting(line))
        try section.append(field)
        try framing.note(field)
        return nil
    }

    private mutating func nextLine() throws(WireError) -> Range<Int>? {
        guard let line = try section.nextLine(&buffer) else { return nil }
        headBytes += buffer.bytes[line]
        headBytes += [.cr, .lf]
        return line
    }

    private mutating func endHead(_ requestLine: RequestLine) throws(WireError) -> RequestEvent {
        try framing.validate(requestLine.version)
        // RFC 9112 §3.2: a request in HTTP/1.1 without Host, and any with two, is answered 400.
        guard framing.hostCount == 1 || framing.hostCount == 0 && requestLine.version == .http1_0 else {
            throw .malformed(framing.hostCount == 0 ? "the request has no Host" : "Host is given twice", "9112 §3.2")
        }
        keepsConnection = framing.keepsConnection(requestLine.version)
        state = .body(BodyDecoder(framing.ofRequest, limits: limits))
        return .head(
            RequestHead(
                method: requestLine.method, target: requestLine.target, version: requestLine.version,
                fields: section.fields, bytes: headBytes, framing: framing.ofRequest))
    }

    private var truncatedHead: WireError {
        WireError(.truncatedHead, "the stream ended within the request head (RFC 9112 §8)")
    }
}
