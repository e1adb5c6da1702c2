public import HTTPTypes

/// The content of a response, in the chunks in which it arrives.
///
/// It is read once. Dropping it unread, or half read, releases the connection.
public struct ResponseBody: AsyncSequence, Sendable {
    /// A chunk.
    public typealias Element = [UInt8]
    /// What reading can end in.
    public typealias Failure = TransportError

    private let owner: Owner?

    /// A body that `source` delivers.
    public init(_ source: any ResponseBodySource) {
        owner = Owner(source)
    }

    private init() {
        owner = nil
    }

    /// No content.
    public static let empty = ResponseBody()

    /// These bytes, in one chunk.
    public static func bytes(_ bytes: [UInt8], trailers: HTTPFields = [:]) -> ResponseBody {
        if bytes.isEmpty, trailers.isEmpty { return .empty }
        return ResponseBody(StoredBody(bytes, trailers: trailers))
    }

    /// The trailer fields (RFC 9110 §6.5); empty until the body has been read to its end.
    public var trailers: HTTPFields { owner?.source.trailers ?? [:] }

    /// Reads the body from where it stands.
    public func makeAsyncIterator() -> Iterator {
        Iterator(owner: owner)
    }

    /// Reads the rest of the body into memory, `limit` bytes at most.
    ///
    /// - Throws: ``TransportError/Kind/bodyTooLarge`` past the limit; what the transport throws while it receives.
    public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8] {
        var iterator = makeAsyncIterator()
        guard var body = try await iterator.next() else { return [] }
        while true {
            guard body.count <= limit else {
                owner?.source.abandon()
                throw TransportError(
                    .bodyTooLarge, during: .receiveBody, "the body is longer than \(limit) bytes",
                    remedy: "raise the limit, or read the body as a stream", requestMayHaveBeenSent: true)
            }
            guard let chunk = try await iterator.next() else { return body }
            body += chunk
        }
    }

    /// Reads the chunks of one body.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let owner: Owner?

        /// The next chunk, never empty; `nil` at the end.
        public mutating func next() async throws(TransportError) -> [UInt8]? {
            try await owner?.source.next()
        }

        /// The next chunk, never empty; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(TransportError) -> [UInt8]? {
            try await owner?.source.next()
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
