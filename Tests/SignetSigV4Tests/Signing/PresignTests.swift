import HTTPTypes
import SignetSigV4
import Testing

@Suite("Presigned requests")
struct PresignTests {
    private let credentials = Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    private let date = Timestamp(secondsSince1970: 1_369_353_600)
    private let signer = SigV4Signer(service: "s3", region: "us-east-1")
    private let request = HTTPRequest(
        method: .get, scheme: "https", authority: "examplebucket.s3.amazonaws.com", path: "/test.txt")

    @Test("The presigned URL of the S3 documentation is reproduced")
    func documentation() throws {
        let signed = try signer.presign(request, credentials: credentials, at: date, expiresIn: 86_400)
        #expect(signed.signature == "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
        #expect(
            signed.request.path
                == "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524"
                + "%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-SignedHeaders=host"
                + "&X-Amz-Expires=86400&X-Amz-Signature=\(signed.signature)")
        #expect(signed.request.headerFields.isEmpty)
    }

    @Test("A lifetime outside one second to a week is refused", arguments: [0, -1, 604_801, Int.max, Int.min])
    func lifetimes(seconds: Int) throws {
        let error = try #require(throws: SigV4Error.self) {
            try signer.presign(request, credentials: credentials, at: date, expiresIn: seconds)
        }
        #expect(error.kind == .invalidExpiration)
        #expect(error.message.contains("\(seconds)"))
    }

    @Test("Credentials that end before the URL are refused, unless that is allowed")
    func credentialExpiry() throws {
        let temporary = Credentials(
            accessKeyID: "ASIA", secretAccessKey: "secret", sessionToken: "token",
            expiration: date.adding(seconds: 3600))
        #expect(throws: Never.self) {
            try signer.presign(request, credentials: temporary, at: date, expiresIn: 3600)
        }
        let error = try #require(throws: SigV4Error.self) {
            try signer.presign(request, credentials: temporary, at: date, expiresIn: 3601)
        }
        #expect(error.kind == .credentialsExpireFirst)
        let allowed = try signer.presign(
            request, credentials: temporary, at: date, expiresIn: 3601, allowingEarlyCredentialExpiry: true)
        #expect(allowed.request.path?.contains("X-Amz-Security-Token=token") == true)
    }

    @Test(
        "Signing again, in either form, replaces what was there before",
        arguments: ["/a?b=1&c", "/a", "/?x-amz-meta=1&X-Amz-Target=t", "/a?b=c?"])
    func idempotence(path: String) throws {
        var request = request
        request.path = path
        request.headerFields = [.accept: "a"]
        let temporary = Credentials(
            accessKeyID: "ASIA", secretAccessKey: "secret", sessionToken: "tok+en/=")
        let header = try signer.sign(request, payload: .empty, credentials: temporary, at: date).request
        let query = try signer.presign(request, credentials: temporary, at: date, expiresIn: 60).request
        let later = date.adding(seconds: 10)
        for first in [header, query] {
            let again = try signer.sign(first, payload: .empty, credentials: credentials, at: later).request
            let fresh = try signer.sign(request, payload: .empty, credentials: credentials, at: later).request
            #expect(again == fresh)
            let presigned = try signer.presign(first, credentials: credentials, at: later, expiresIn: 9).request
            #expect(
                try presigned == signer.presign(request, credentials: credentials, at: later, expiresIn: 9).request)
        }
    }

    @Test("Old parameters are told in any escaping and any case")
    func escapedParameters() throws {
        var request = request
        request.path = "/?%58-Amz-Signature=1&x-amz-date=2&X-Amz-%45xpires=3&keep=%41&X-Amz-Signatures=4"
        let signed = try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        #expect(signed.request.path == "/?keep=%41&X-Amz-Signatures=4")
    }

    @Test("What was presigned verifies until it expires, and not with another secret, method, host or parameter")
    func verification() throws {
        let verifier = SigV4Verifier(service: "s3", region: "us-east-1")
        let signed = try signer.presign(request, credentials: credentials, at: date, expiresIn: 60).request
        func verify(_ request: HTTPRequest, after seconds: Int64 = 0) throws -> VerifiedRequest {
            try verifier.verify(request, payload: .empty, at: date.adding(seconds: seconds)) { _ in credentials }
        }
        #expect(try verify(signed, after: 60).payload.isUnsigned)
        #expect(throws: VerificationError.self) { try verify(signed, after: 61) }
        #expect(throws: VerificationError.self) { try verify(signed, after: -301) }
        for (wrong, name) in try Self.alterations(of: signed) {
            #expect(throws: VerificationError.self, "\(name)") { try verify(wrong) }
        }
    }

    private static func alterations(of signed: HTTPRequest) throws -> [(HTTPRequest, String)] {
        let path = try #require(signed.path)
        func altered(_ name: String, _ change: (inout HTTPRequest) -> Void) -> (HTTPRequest, String) {
            var request = signed
            change(&request)
            return (request, name)
        }
        return [
            altered("method") { $0.method = .put }, altered("host") { $0.authority = "other" },
            altered("path") { $0.path = path.replacing("test", with: "rest") },
            altered("expiry") { $0.path = path.replacing("Expires=60", with: "Expires=61") },
            altered("date") { $0.path = path.replacing("T000000Z", with: "T000001Z") },
            altered("parameter added") { $0.path = path + "&a=1" },
            altered("signature doubled") { $0.path = path + "&X-Amz-Signature=1" },
            altered("date doubled") { $0.path = path + "&x-amz-date=20130524T000000Z" },
            altered("a header it must sign") {
                $0.headerFields[HTTPField.Name("x-amz-acl") ?? .accept] = "public-read"
            },
            altered("a second signature") { $0.headerFields[.authorization] = "AWS4-HMAC-SHA256 x" },
            altered("no expiry") { $0.path = path.replacing("&X-Amz-Expires=60", with: "") },
            altered("no signature") {
                $0.path = String(path[..<(path.range(of: "&X-Amz-Signature")?.lowerBound ?? path.endIndex)])
            },
        ]
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
