public import HTTPTypes

extension Body {
    /// Begins to read the body.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` when the body can be sent once only and has been.
    public func makeReader() throws(TransportError) -> Reader {
        switch content {
        case .bytes(let bytes):
            var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
            return Reader(length: length) {
                defer { rest = nil }; return rest
            }
        case .file(let path, _):
            let file = FileReader(path: path)
            return Reader(length: length) { try await file.next() }
        case .stream(let stream):
            guard stream.ticket?.take() ?? true else { throw Self.spent }
            return Reader(length: stream.length, trailers: stream.trailers, stream.make())
        }
    }

    /// Reads a body chunk by chunk and holds it to its declared length.
    public struct Reader {
        typealias Next = () async throws -> [UInt8]?

        private let readNext: Next
        private let readTrailers: (@Sendable () -> HTTPFields)?
        private var remaining: Int?

        init(length: Length, trailers: (@Sendable () -> HTTPFields)? = nil, _ next: @escaping Next) {
            readNext = next
            readTrailers = trailers
            remaining = if case .known(let count) = length { count } else { nil }
        }

        /// The next bytes, never empty; `nil` at the end.
        ///
        /// - Throws: ``TransportError/Kind/invalidRequest`` when the source fails, or gives more or fewer bytes than
        ///   declared: bytes too many would be taken for the next request (RFC 9112 §6.3).
        public mutating func next() async throws(TransportError) -> [UInt8]? {
            while true {
                guard let chunk = try await readChunk() else {
                    guard remaining ?? 0 == 0 else {
                        throw Self.failure("the body ended \(remaining ?? 0) bytes short")
                    }
                    return nil
                }
                if let expected = remaining {
                    guard chunk.count <= expected else {
                        throw Self.failure("the body is longer than its declared length")
                    }
                    remaining = expected - chunk.count
                }
                if !chunk.isEmpty { return chunk }
            }
        }

        /// The trailer fields, once `next()` has given `nil`.
        ///
        /// - Throws: ``TransportError/Kind/invalidRequest`` for a field that must not follow a body.
        public func trailers() throws(TransportError) -> HTTPFields {
            guard let fields = readTrailers?() else { return [:] }
            try TrailerFields.validate(fields)
            return fields
        }

        private func readChunk() async throws(TransportError) -> [UInt8]? {
            do {
                return try await readNext()
            } catch let error as TransportError {
                throw error
            } catch is CancellationError {
                throw TransportError(
                    .cancelled, during: .sendBody, "the task was cancelled", requestMayHaveBeenSent: true)
            } catch {
                throw Self.failure("the body's source failed with \(type(of: error))")
            }
        }

        private static func failure(_ reason: String) -> TransportError {
            TransportError(.invalidRequest, during: .sendBody, reason, requestMayHaveBeenSent: true)
        }
    }
}
