import HTTPTypes
import SignetSigV4
import Testing

@Suite("The head of a request in chunks")
struct ChunkedHeadTests {
    private static func failure(
        of request: HTTPRequest, verifier: SigV4Verifier = ChunkExample.verifier
    ) -> VerificationError? {
        do throws(VerificationError) {
            _ = try verifier.verifyChunked(request, at: ChunkExample.date) { _ in ChunkExample.credentials }
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "The head says what follows, and keeps the coding that was there",
        arguments: [nil, "gzip", "aws-chunked, gzip"])
    func fields(coding: String?) throws {
        var request = try ChunkExample.request()
        request.headerFields[.contentEncoding] = coding
        let payload = ChunkForm.unsignedWithTrailer.payload(10, checksum: .sha256)
        let signed = try ChunkExample.signer().signChunked(
            request, payload: payload, credentials: ChunkExample.credentials, at: ChunkExample.date
        ).signed
        let fields = signed.request.headerFields
        #expect(fields[.contentEncoding] == (coding == nil ? "aws-chunked" : "aws-chunked,gzip"))
        #expect(fields[try ChunkExample.field("x-amz-trailer")] == "x-amz-checksum-sha256")
        #expect(fields[try ChunkExample.field("x-amz-decoded-content-length")] == "10")
        #expect(fields[try ChunkExample.field("x-amz-content-sha256")] == "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        #expect(Self.failure(of: signed.request) == nil)
        #expect(SigV4Verifier.isChunked(signed.request))
        #expect(try !SigV4Verifier.isChunked(ChunkExample.request()))
    }

    @Test("Signed again, a request is as if signed once, with or without a trailer")
    func idempotent() throws {
        let signer = ChunkExample.signer()
        let first = try ChunkForm.signedWithTrailer.sign(ChunkForm.signedWithTrailer.payload(5))
        for form in ChunkForm.allCases {
            let again = try signer.signChunked(
                first.signed.request, payload: form.payload(9), credentials: ChunkExample.credentials,
                at: ChunkExample.date)
            let fresh = try form.sign(form.payload(9))
            #expect(again.signed.signature == fresh.signed.signature)
            #expect(again.signed.request.headerFields.count == fresh.signed.request.headerFields.count)
            #expect(
                again.signed.request.headerFields[.contentLength] == fresh.signed.request.headerFields[.contentLength])
        }
    }

    @Test("A service whose rules send no X-Amz-Content-Sha256 gets one all the same")
    func otherService() throws {
        let signer = SigV4Signer(service: "service", region: "us-east-1")
        let signed = try signer.signChunked(
            ChunkExample.request(), payload: ChunkForm.signed.payload(1), credentials: ChunkExample.credentials,
            at: ChunkExample.date
        ).signed
        #expect(signed.signedHeaders.contains("x-amz-content-sha256"))
        let verifier = SigV4Verifier(service: "service", region: "us-east-1")
        #expect(Self.failure(of: signed.request, verifier: verifier) == nil)
    }

    @Test("Unsigned chunks are refused where the rules want a signed body")
    func unsignedRefused() throws {
        let form = ChunkForm.unsignedWithTrailer
        var rules = SigningRules.s3
        rules.acceptsUnsignedPayload = false
        let verifier = SigV4Verifier(service: "s3", region: "us-east-1", rules: rules)
        let error = Self.failure(of: try form.sign(form.payload(1)).signed.request, verifier: verifier)
        #expect(error == .malformedRequest(why: "its chunks are not signed, and must be here"))
    }

    static let changes: [(name: String, value: String?)] = [
        ("x-amz-decoded-content-length", nil), ("x-amz-decoded-content-length", "+5"),
        ("x-amz-decoded-content-length", "99999999999999999999"), ("x-amz-trailer", nil), ("x-amz-trailer", "a, a"),
        ("x-amz-trailer", "x-amz-trailer-signature"), ("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
        ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-EVENTS"),
        ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
    ]

    @Test("A head that does not describe its chunks is refused as malformed", arguments: changes)
    func malformed(change: (name: String, value: String?)) throws {
        var request = try ChunkForm.signedWithTrailer.sign(ChunkForm.signedWithTrailer.payload(5)).signed.request
        request.headerFields[try ChunkExample.field(change.name)] = change.value
        guard case .malformedRequest? = Self.failure(of: request) else {
            Issue.record("\(String(describing: Self.failure(of: request)))")
            return
        }
    }

    @Test("A changed length, trailer or form is not what was signed")
    func tampered() throws {
        let signed = try ChunkForm.signedWithTrailer.sign(ChunkForm.signedWithTrailer.payload(5)).signed.request
        for (name, value) in [
            ("x-amz-decoded-content-length", "6"), ("x-amz-trailer", "x-amz-checksum-crc32"),
            ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"), ("content-encoding", "gzip"),
        ] {
            var request = signed
            request.headerFields[try ChunkExample.field(name)] = value
            guard case .signatureMismatch? = Self.failure(of: request) else {
                Issue.record("\(name): \(String(describing: Self.failure(of: request)))")
                continue
            }
        }
    }
}
