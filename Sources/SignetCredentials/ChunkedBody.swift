import SignetCore
import SignetSigV4

/// The chunks of a body, signed as they are read.
///
/// Each reading begins with the body and the encoder as they were, and so gives chunks of the same signature chain: a
/// transport may send the request again wherever it may send the body again.
struct ChunkedBody: AsyncSequence, Sendable {
    let body: Body
    let encoder: ChunkEncoder

    func makeAsyncIterator() -> Iterator {
        Iterator(body: body, encoder: encoder)
    }

    struct Iterator: AsyncIteratorProtocol {
        private let body: Body
        private var reader: Body.Reader?
        private var encoder: ChunkEncoder
        private var isFinished = false

        init(body: Body, encoder: ChunkEncoder) {
            self.body = body
            self.encoder = encoder
        }

        mutating func next() async throws(TransportError) -> [UInt8]? {
            if isFinished { return nil }
            var reader = try begun()
            defer { self.reader = reader }
            while let piece = try await reader.next() {
                let encoded = try encode { encoder throws(SigV4Error) in try encoder.encode(piece) }
                if !encoded.isEmpty { return encoded }
            }
            isFinished = true
            return try encode { encoder throws(SigV4Error) in try encoder.finish() }
        }

        private func begun() throws(TransportError) -> Body.Reader {
            if let reader { return reader }
            return try body.makeReader()
        }

        private mutating func encode(
            _ step: (inout ChunkEncoder) throws(SigV4Error) -> [UInt8]
        ) throws(TransportError) -> [UInt8] {
            do {
                return try step(&encoder)
            } catch {
                throw TransportError(.invalidRequest, during: .sendBody, error.message, requestMayHaveBeenSent: true)
            }
        }
    }
}
