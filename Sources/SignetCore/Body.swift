public import HTTPTypes

/// The content of a request, which knows its length and whether it can be sent twice.
public struct Body: Sendable {
    /// How many bytes there are.
    public enum Length: Sendable, Hashable {
        /// This many; `Content-Length` says so.
        case known(Int)
        /// As many as come; sent chunked.
        case unknown
    }

    /// How often a stream can be produced.
    public enum Replay: Sendable, Hashable {
        /// Once: a second attempt is impossible, and fails with an error that says so.
        case once
        /// As often as needed, with the same bytes each time.
        case replayable
    }

    enum Content: Sendable {
        case bytes([UInt8])
        case file(path: String, length: Int)
        case stream(Stream)
    }

    let content: Content

    /// No content.
    public static let none = Body(content: .bytes([]))

    /// These bytes.
    public static func bytes(_ bytes: [UInt8]) -> Body {
        Body(content: .bytes(bytes))
    }

    /// The UTF-8 form of `text`.
    public static func text(_ text: String) -> Body {
        .bytes(Array(text.utf8))
    }

    /// The content of the file at `path`, read while it is sent; its length is taken now.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` when the path is not that of a readable regular file.
    public static func file(_ path: String) async throws(TransportError) -> Body {
        let length = try await BlockingThreads.shared.run { FileReader.length(of: path) }.get()
        return Body(content: .file(path: path, length: length))
    }

    /// Chunks that are produced while they are sent.
    ///
    /// - Parameters:
    ///   - length: The number of bytes, if known: more or fewer fail the request. Sent chunked when `nil`.
    ///   - replay: Whether `make` gives the same bytes each time it is called.
    ///   - make: Begins the stream anew.
    public static func stream<Chunks: AsyncSequence & Sendable>(
        length: Int? = nil, replay: Replay = .once, _ make: @escaping @Sendable () -> Chunks
    ) -> Body where Chunks.Element == [UInt8] {
        Body(content: .stream(Stream(length.map(Length.known) ?? .unknown, replay, trailers: nil, make)))
    }

    /// Chunks that are produced while they are sent, and the trailer fields that follow the last one (RFC 9110 §6.5): what is
    /// known only then, such as a checksum. Sent chunked.
    ///
    /// Name them in a `Trailer` field of the head where the server is to expect them (RFC 9110 §6.6.2).
    ///
    /// - Parameters:
    ///   - replay: Whether `make` gives the same bytes each time it is called.
    ///   - trailers: Called when the last chunk has been produced. A field that frames, routes or authenticates fails the
    ///     request (RFC 9110 §6.5.1).
    ///   - make: Begins the stream anew.
    public static func stream<Chunks: AsyncSequence & Sendable>(
        replay: Replay = .once, trailers: @escaping @Sendable () -> HTTPFields,
        _ make: @escaping @Sendable () -> Chunks
    ) -> Body where Chunks.Element == [UInt8] {
        Body(content: .stream(Stream(.unknown, replay, trailers: trailers, make)))
    }

    /// The number of bytes, where it is known.
    public var length: Length {
        switch content {
        case .bytes(let bytes): .known(bytes.count)
        case .file(_, let length): .known(length)
        case .stream(let stream): stream.length
        }
    }

    /// Whether the body can be sent a second time.
    public var isReplayable: Bool {
        if case .stream(let stream) = content { return stream.ticket == nil }
        return true
    }

    /// The bytes, where they are in memory.
    public var bytes: [UInt8]? {
        if case .bytes(let bytes) = content { return bytes }
        return nil
    }

    /// Whether the bytes are in memory.
    package var isInMemory: Bool {
        if case .bytes = content { return true }
        return false
    }

    /// The path, where the body is a file.
    public var filePath: String? {
        if case .file(let path, _) = content { return path }
        return nil
    }

    /// Refuses a body that can be sent once only, and has been.
    func requireUnspent() throws(TransportError) {
        guard case .stream(let stream) = content, let ticket = stream.ticket, ticket.isTaken else { return }
        throw Self.spent
    }

    static let spent = TransportError.invalidRequest(
        "the body can be sent once only, and has been",
        remedy: "give bytes, a file or a replayable stream to allow a second attempt")

    /// Whether the body is produced while it is sent.
    var isStream: Bool {
        if case .stream = content { return true }
        return false
    }

    /// Whether trailer fields follow the body.
    package var hasTrailers: Bool {
        if case .stream(let stream) = content { return stream.trailers != nil }
        return false
    }
}

extension Body: CustomStringConvertible, CustomReflectable {
    /// The kind and length; never the content.
    public var description: String {
        switch content {
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .file(let path, let length): "\(length) bytes of the file \(path)"
        case .stream(let stream):
            if case .known(let length) = stream.length {
                "a stream of \(length) bytes"
            } else {
                "a stream of unknown length"
            }
        }
    }

    /// What `dump` shows: no content, which may be a password in a form.
    public var customMirror: Mirror { Mirror(self, children: ["body": description]) }
}
