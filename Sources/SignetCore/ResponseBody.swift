public import HTTPTypes

/// The content of a response, in the chunks in which it arrives.
///
/// It is read once. Dropping it unread, or half read, releases the connection.
public struct ResponseBody: AsyncSequence, Sendable {
    /// A chunk.
    public typealias Element = [UInt8]
    /// What reading can end in.
    public typealias Failure = TransportError

    /// Where the bytes are.
    fileprivate enum Content: Sendable {
        case none
        case stored(StoredBody)
        case arriving(Owner)
    }

    private let content: Content

    /// A body that `source` delivers.
    public init(_ source: any ResponseBodySource) {
        content = .arriving(Owner(source))
    }

    private init(_ content: Content) {
        self.content = content
    }

    /// No content.
    public static let empty = ResponseBody(.none)

    /// These bytes, in one chunk.
    public static func bytes(_ bytes: consuming [UInt8], trailers: consuming HTTPFields = [:]) -> ResponseBody {
        if bytes.isEmpty, trailers.isEmpty { return .empty }
        return ResponseBody(.stored(StoredBody(bytes, trailers: trailers)))
    }

    /// The trailer fields (RFC 9110 §6.5); empty until the body has been read to its end.
    public var trailers: HTTPFields {
        switch content {
        case .none: [:]
        case .stored(let body): body.trailers
        case .arriving(let owner): owner.source.trailers
        }
    }

    /// Reads the body from where it stands.
    public func makeAsyncIterator() -> Iterator {
        Iterator(content: content)
    }

    /// Reads the rest of the body into memory, `limit` bytes at most.
    ///
    /// - Throws: ``TransportError/Kind/bodyTooLarge`` past the limit; what the transport throws while it receives.
    public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8] {
        switch content {
        case .none: return []
        // Nothing to wait for: most responses of an API have come whole with their head.
        case .stored(let stored):
            let body = stored.take() ?? []
            guard body.count <= limit else { throw Self.tooLarge(limit) }
            return body
        case .arriving(let owner): return try await Self.collect(from: owner.source, upTo: limit)
        }
    }

    private static func collect(
        from source: any ResponseBodySource, upTo limit: Int
    ) async throws(TransportError) -> [UInt8] {
        guard var body = try await source.next() else { return [] }
        while true {
            guard body.count <= limit else {
                source.abandon()
                throw tooLarge(limit)
            }
            guard let chunk = try await source.next() else { return body }
            body += chunk
        }
    }

    private static func tooLarge(_ limit: Int) -> TransportError {
        TransportError(
            .bodyTooLarge, during: .receiveBody, "the body is longer than \(limit) bytes",
            remedy: "raise the limit, or read the body as a stream", requestMayHaveBeenSent: true)
    }

    /// Reads the chunks of one body.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let content: Content

        /// The next chunk, never empty; `nil` at the end.
        public mutating func next() async throws(TransportError) -> [UInt8]? {
            switch content {
            case .none: nil
            case .stored(let body): body.take()
            case .arriving(let owner): try await owner.source.next()
            }
        }

        /// The next chunk, never empty; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(TransportError) -> [UInt8]? {
            try await next()
        }
    }

    /// Ties the source to the last copy of the body or its iterator.
    fileprivate final class Owner: Sendable {
        let source: any ResponseBodySource

        init(_ source: any ResponseBodySource) {
            self.source = source
        }

        deinit {
            source.abandon()
        }
    }
}
