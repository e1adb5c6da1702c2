import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Bodies in chunks that were changed")
struct ChunkExplanationTests {
    struct Change: Sendable {
        let cause: Cause
        let change: @Sendable (inout [UInt8]) -> Void
    }

    static let changes: [Change] = [
        Change(cause: .chunkChanged) { $0[200] ^= 1 },
        Change(cause: .bodyTruncated) { $0.removeLast(40) },
        Change(cause: .requestUnreadable) { $0 += [0] },
        Change(cause: .requestUnreadable) { $0[0] = UInt8(ascii: "z") },
    ]

    private func decode(_ chunks: VerifiedChunks, _ body: [UInt8]) -> ChunkedPayloadError? {
        do throws(ChunkedPayloadError) {
            var decoder = chunks.decoder
            _ = try decoder.decode(body)
            _ = try decoder.finish()
            return nil
        } catch { return error }
    }

    @Test("What became of a chunk is a cause", arguments: changes.indices)
    func changed(index: Int) throws {
        let body = [UInt8](repeating: 97, count: 20_000)
        let request = HTTPRequest(method: .put, scheme: "https", authority: "b.s3.amazonaws.com", path: "/key")
        let signed = try SigV4Signer(service: "s3", region: "eu-west-1").signChunked(
            request, payload: ChunkedPayload(decodedLength: body.count, chunkSize: 8192),
            credentials: CauseCase.credentials, at: CauseCase.date)
        var encoder = signed.encoder
        var sent = try encoder.encode(body) + encoder.finish()
        let verifier = SigV4Verifier(service: "s3", region: "eu-west-1")
        let chunks = try verifier.verifyChunked(signed.signed.request, at: CauseCase.date) { _ in
            CauseCase.credentials
        }
        #expect(decode(chunks, sent) == nil)
        Self.changes[index].change(&sent)
        let error = try #require(decode(chunks, sent))
        let explanation = SignatureExplainer().explain(error)
        #expect(explanation.cause == Self.changes[index].cause, "\(error)")
        #expect(explanation.outcome == .explained)
    }

    @Test("Every other error of a body in chunks has a cause")
    func errors() {
        let errors: [(ChunkedPayloadError, Cause)] = [
            (.trailerSignatureMismatch, .chunkChanged), (.checksumMismatch(field: "x\n"), .chunkChanged),
            (.malformedTrailer(why: "x"), .requestUnreadable),
            (.limitExceeded(what: "x", limit: 1), .requestUnreadable),
            (.chunkTooSmall(index: 0, size: 1), .requestUnreadable),
            (.lengthMismatch(declared: 1, actual: 2), .requestUnreadable),
        ]
        for (error, cause) in errors { #expect(SignatureExplainer().explain(error).cause == cause) }
    }
}
