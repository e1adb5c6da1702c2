import Foundation
@testable import SignetSigV4
import Testing

@Suite("POST policies")
struct PostPolicyTests {
    private static func form(
        _ fields: [PostField], replacing name: String = "", with value: String? = nil, length: Int? = nil
    ) -> PostForm {
        var fields = fields
        if let index = fields.firstIndex(where: { $0.name == name }) { fields.remove(at: index) }
        if let value { fields.append(PostField(name, value)) }
        return PostForm(bucket: PostExample.bucket, fields: fields, contentLength: length)
    }

    private static func signed() throws -> [PostField] {
        try PostExample.signer.signPost(
            PostExample.policy, fields: [PostField("key", "user/a.png"), PostField("Content-Type", "image/png")],
            credentials: PostExample.credentials, at: PostExample.date
        ).fields
    }

    @Test("The form of the S3 documentation is accepted")
    func documentation() throws {
        let policy = Base64.encode(Array(PostExample.document.utf8))
        #expect(policy.utf8.count == 864)
        let fields =
            PostExample.fields + [PostField("Policy", policy), PostField("X-Amz-Signature", PostExample.signature)]
        let verified = try PostExample.verify(Self.form(fields))
        #expect(verified.policy.conditions.count == 11)
        #expect(verified.policy.expiration.iso8601 == "2015-12-30T12:00:00Z")
        #expect(verified.contentLengths == 0...Int.max)
        let ended = Timestamp(secondsSince1970: verified.policy.expiration.secondsSince1970)
        #expect(throws: PostPolicyError.expired(expiration: ended, now: ended)) {
            _ = try PostExample.verify(Self.form(fields), at: ended)
        }
    }

    @Test("What is signed is accepted, with a condition on every field, and may be signed again")
    func roundTrip() throws {
        let fields = try Self.signed()
        #expect(
            fields.map(\.name) == [
                "key", "Content-Type", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "policy", "x-amz-signature",
            ])
        let verified = try PostExample.verify(Self.form(fields, length: 1000))
        #expect(verified.contentLengths == 1...1000)
        #expect(verified.accessKeyID == PostExample.credentials.accessKeyID)
        #expect(verified.policy.conditions.count == 7)
        let again = try PostExample.signer.signPost(
            verified.policy, fields: fields, credentials: PostExample.credentials, at: PostExample.date)
        #expect(again.fields == fields)
        #expect(again.policy == verified.policy)
    }

    @Test("A temporary key's token is in the form and in the policy, and nothing else will do")
    func token() throws {
        let session = Credentials(accessKeyID: "ASIA", secretAccessKey: "s", sessionToken: "the/token==")
        let fields = try PostExample.signer.signPost(
            PostExample.policy, fields: [PostField("key", "user/a"), PostField("Content-Type", "image/")],
            credentials: session, at: PostExample.date
        ).fields
        func verify(_ form: PostForm) throws -> VerifiedPost {
            try PostExample.verifier.verifyPost(form, at: PostExample.date) { _ in session }
        }
        #expect(try verify(Self.form(fields)).policy.conditions.count == 8)
        #expect(throws: PostPolicyError.refused(.tokenMissing)) {
            _ = try verify(Self.form(fields, replacing: "x-amz-security-token"))
        }
        #expect(throws: PostPolicyError.refused(.tokenMismatch)) {
            _ = try verify(Self.form(fields, replacing: "x-amz-security-token", with: "other"))
        }
        #expect(!"\(fields)".contains("token=="))
    }

    static let changes: [(name: String, value: String?, expected: PostPolicyError)] = [
        ("key", "elsewhere/a.png", .conditionFailed(field: "key")), ("key", nil, .conditionFailed(field: "key")),
        ("Content-Type", "text/plain", .conditionFailed(field: "content-type")),
        ("Content-Type", "image/png,text/plain", .conditionFailed(field: "content-type")),
        ("acl", "public-read", .fieldNotCovered(name: "acl")),
        ("\u{212A}ey", "user/b", .fieldNotCovered(name: "\u{212A}ey")), ("KEY", "user/b", .fieldDoubled(name: "key")),
        ("policy", nil, .fieldMissing(name: "policy")),
        ("x-amz-signature", nil, .fieldMissing(name: "x-amz-signature")),
        ("x", String(repeating: "a", count: 20_480), .limitExceeded(what: "bytes of fields", limit: 20_480)),
        (
            "x-amz-algorithm", "AWS4-ECDSA-P256-SHA256",
            .refused(.wrongAlgorithm(expected: .hmacSHA256, found: .ecdsaP256SHA256))
        ),
        (
            "x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20151229/us-east-2/s3/aws4_request",
            .refused(.wrongScope(part: .region, expected: "us-east-1", found: "us-east-2"))
        ),
        ("x-amz-credential", "AKID/20151229/us-east-1/s3/aws4_request", .refused(.unknownKey(id: "AKID"))),
        (
            "x-amz-date", "20151230T000000Z",
            .refused(
                .stale(
                    requestDate: PostExample.date.adding(seconds: 86_400), now: PostExample.date, toleranceSeconds: 300)
            )
        ),
        (
            "x-amz-date", "20151228T000000Z",
            .refused(.wrongScope(part: .date, expected: "20151228", found: "20151229"))
        ),
    ]

    @Test("A changed form is refused for what was changed", arguments: changes)
    func changed(name: String, value: String?, expected: PostPolicyError) throws {
        let form = Self.form(try Self.signed(), replacing: name, with: value)
        #expect(throws: expected) { _ = try PostExample.verify(form) }
        #expect(!expected.description.isEmpty)
    }

    @Test("A listed content type, an ignored field and a length not yet known are accepted")
    func accepted() throws {
        let fields = try Self.signed()
        _ = try PostExample.verify(Self.form(fields, replacing: "Content-Type", with: "image/png, image/gif"))
        _ = try PostExample.verify(Self.form(fields, replacing: "X-Ignore-This", with: "a"))
        #expect(throws: PostPolicyError.contentLength(allowed: 1...1000, actual: 0)) {
            _ = try PostExample.verify(Self.form(fields, length: 0))
        }
        var elsewhere = Self.form(fields)
        elsewhere.bucket = "other"
        #expect(throws: PostPolicyError.conditionFailed(field: "bucket")) { _ = try PostExample.verify(elsewhere) }
    }

    @Test("No flipped bit of the policy or of the signature is accepted")
    func bitFlips() throws {
        let fields = try Self.signed()
        for name in ["policy", "x-amz-signature"] {
            let value = Array(try #require(fields.first { $0.name == name }).value.utf8)
            for index in value.indices {
                var flipped = value
                flipped[index] ^= 1
                let form = Self.form(fields, replacing: name, with: String(decoding: flipped, as: UTF8.self))
                guard
                    case .refused(.signatureMismatch) = #expect(
                        throws: PostPolicyError.self, performing: { _ = try PostExample.verify(form) })
                else {
                    Issue.record("\(name) \(index)")
                    return
                }
            }
        }
    }

    @Test("A form older than its key, with too many fields, or with a policy that is not base64, is refused")
    func limits() throws {
        let fields = try Self.signed()
        let week = PostExample.date.adding(seconds: 604_801)
        #expect(
            throws: PostPolicyError.refused(
                .expired(requestDate: PostExample.date, expiresIn: 604_800, now: week))
        ) { _ = try PostExample.verify(Self.form(fields), at: week) }
        let many = fields + (0..<256).map { PostField("x-ignore-\($0)", "") }
        #expect(throws: PostPolicyError.limitExceeded(what: "fields", limit: 256)) {
            _ = try PostExample.verify(Self.form(many))
        }
        let (key, _) = try PostExample.signer.scopedKey(for: PostExample.credentials, at: PostExample.date)
        let signature = try key.key.sign(Array("no base64".utf8)).hexadecimal
        var forged = Self.form(fields, replacing: "policy", with: "no base64")
        forged = Self.form(forged.fields, replacing: "x-amz-signature", with: signature)
        #expect(throws: PostPolicyError.malformedPolicy(why: "it is not base64")) { _ = try PostExample.verify(forged) }
    }

    @Test("What cannot be signed is refused")
    func unsignable() {
        func kind(_ policy: PostPolicy, _ fields: [PostField] = [], ends: Timestamp? = nil) -> SigV4Error.Kind? {
            let credentials = Credentials(accessKeyID: "A", secretAccessKey: "s", expiration: ends)
            do {
                _ = try PostExample.signer.signPost(
                    policy, fields: fields, credentials: credentials, at: PostExample.date)
                return nil
            } catch {
                return error.kind
            }
        }
        var policy = PostExample.policy
        #expect(kind(policy) == nil)
        #expect(kind(policy, [PostField("File", "a")]) == .invalidPolicy)
        #expect(kind(policy, [PostField("a", "1"), PostField("A", "1")]) == .invalidPolicy)
        #expect(kind(policy, ends: PostExample.date) == .credentialsExpireFirst)
        policy.expiration = PostExample.date
        #expect(kind(policy) == .invalidPolicy)
        policy.expiration = PostExample.date.adding(seconds: 604_801)
        #expect(kind(policy) == .invalidPolicy)
        policy = PostExample.policy
        policy.conditions.append(.contentLength(-1...5))
        #expect(kind(policy) == .invalidPolicy)
    }
}
