import HTTPTypes
import SignetSigV4
import Testing

@Suite("Verifier")
struct SigV4VerifierTests {
    private let date = Timestamp(secondsSince1970: 1_440_938_160)
    private let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
    private let temporary = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token")
    private let body = Array("body".utf8)

    private func name(_ name: String) throws -> HTTPField.Name {
        try #require(HTTPField.Name(name))
    }

    private func signed(
        by credentials: Credentials? = nil, payload: PayloadHash? = nil, rules: SigningRules? = nil,
        region: String = "eu-west-1", service: String = "execute-api", at date: Timestamp? = nil
    ) throws -> HTTPRequest {
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "h.com", path: "/orders?b=2&a=1",
            headerFields: [.contentType: "text/plain"])
        return try SigV4Signer(service: service, region: region, rules: rules).sign(
            request, payload: payload ?? .sha256(of: body), credentials: credentials ?? self.credentials,
            at: date ?? self.date
        ).request
    }

    /// The error of a verification, or `nil` if the request was accepted.
    private func refusal(
        _ request: HTTPRequest, payload: PayloadHash? = nil, known: Credentials? = nil, at now: Timestamp? = nil,
        rules: SigningRules? = nil, limits: VerificationLimits = VerificationLimits()
    ) -> VerificationError? {
        let verifier = SigV4Verifier(service: "execute-api", region: "eu-west-1", rules: rules, limits: limits)
        let known = known ?? credentials
        do throws(VerificationError) {
            _ = try verifier.verify(request, payload: payload ?? .sha256(of: body), at: now ?? date) { id in
                id == known.accessKeyID ? known : nil
            }
            return nil
        } catch { return error }
    }

    @Test("A date outside the window is stale, both ways, to the second")
    func window() throws {
        let request = try signed()
        #expect(refusal(request, at: date.adding(seconds: 300)) == nil)
        #expect(refusal(request, at: date.adding(seconds: -300)) == nil)
        for offset: Int64 in [301, -301, 86_400, -86_400] {
            let now = date.adding(seconds: offset)
            #expect(refusal(request, at: now) == .stale(requestDate: date, now: now, toleranceSeconds: 300))
        }
    }

    @Test("A missing, doubled or malformed date is refused")
    func dates() throws {
        var request = try signed()
        let original = request.headerFields
        request.headerFields[try name("x-amz-date")] = nil
        #expect(refusal(request) == .missingDate)
        request.headerFields[try name("x-amz-date")] = "2015-08-30T12:36:00Z"
        #expect(refusal(request) == .malformedRequest(why: "its X-Amz-Date is not of the form 20150830T123600Z"))
        request.headerFields = original
        request.headerFields.append(HTTPField(name: try name("x-amz-date"), value: "20150830T123600Z"))
        #expect(refusal(request) == .malformedRequest(why: "it has 2 X-Amz-Date fields"))
    }

    @Test("The scope must be of the day of the request, and of this region and service")
    func scopes() throws {
        #expect(
            refusal(try signed(region: "us-east-1"))
                == .wrongScope(part: .region, expected: "eu-west-1", found: "us-east-1"))
        #expect(
            refusal(try signed(service: "sts")) == .wrongScope(part: .service, expected: "execute-api", found: "sts"))
        var request = try signed()
        let authorization = try #require(request.headerFields[.authorization])
        request.headerFields[.authorization] = authorization.replacing("/20150830/", with: "/20150829/")
        #expect(refusal(request) == .wrongScope(part: .date, expected: "20150830", found: "20150829"))
        let anywhere = SigV4Verifier(service: nil, region: nil)
        let payload = PayloadHash.sha256(of: body)
        let elsewhere = try signed(region: "us-east-1", service: "sts")
        #expect(throws: Never.self) { try anywhere.verify(elsewhere, payload: payload, at: date) { _ in credentials } }
    }

    @Test("host and every x-amz-* header must be signed")
    func requiredHeaders() throws {
        var request = try signed()
        request.headerFields.append(HTTPField(name: try name("X-Amz-Target"), value: "Other"))
        #expect(refusal(request) == .requiredHeaderUnsigned(name: "x-amz-target"))
        var hostless = try signed()
        let authorization = try #require(hostless.headerFields[.authorization])
        hostless.headerFields[.authorization] = authorization.replacing(";host;", with: ";")
        #expect(refusal(hostless) == .requiredHeaderUnsigned(name: "host"))
        var dateless = try signed()
        dateless.headerFields[.authorization] = authorization.replacing(";x-amz-date", with: "")
        #expect(refusal(dateless) == .requiredHeaderUnsigned(name: "x-amz-date"))
    }

    @Test("A signed header that was removed on the way is named; an unsigned one that was added does no harm")
    func proxies() throws {
        var request = try signed()
        request.headerFields.append(HTTPField(name: try name("X-Forwarded-For"), value: "1.2.3.4"))
        request.headerFields.append(HTTPField(name: .userAgent, value: "proxy"))
        #expect(refusal(request) == nil)
        request.headerFields[.contentType] = nil
        #expect(refusal(request) == .signedHeaderMissing(name: "content-type"))
    }

    @Test("An unknown key is refused by its id")
    func unknownKey() throws {
        let stranger = Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: "secret")
        #expect(refusal(try signed(by: stranger)) == .unknownKey(id: "AKIDOTHER"))
    }

    @Test("The session token must be there, be the right one, and not have ended")
    func tokens() throws {
        let request = try signed(by: temporary)
        #expect(refusal(request, known: temporary) == nil)
        #expect(refusal(try signed(), known: temporary) == .tokenMissing)
        #expect(refusal(request) == .tokenMismatch)
        let other = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "other")
        #expect(refusal(request, known: other) == .tokenMismatch)
        func ending(at end: Timestamp) -> Credentials {
            Credentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token", expiration: end)
        }
        #expect(refusal(request, known: ending(at: date)) == .tokenExpired(expiration: date))
        #expect(refusal(request, known: ending(at: date.adding(seconds: 1))) == nil)
        var unsigned = try signed()
        unsigned.headerFields.append(HTTPField(name: try name("X-Amz-Security-Token"), value: "token"))
        #expect(refusal(unsigned, known: temporary) == .requiredHeaderUnsigned(name: "x-amz-security-token"))
        #expect(refusal(unsigned, known: temporary, rules: SigningRules(sessionToken: .appendedUnsigned)) == nil)
    }

    @Test("The body must be the one that was signed, whether its hash was sent or not")
    func payloads() throws {
        let sent = SigningRules(addsContentSHA256Header: true)
        let other = PayloadHash.sha256(of: "other".utf8)
        #expect(refusal(try signed(rules: sent)) == nil)
        #expect(
            refusal(try signed(rules: sent), payload: other)
                == .payloadHashMismatch(declared: PayloadHash.sha256(of: body).value, actual: other.value))
        guard case .signatureMismatch = refusal(try signed(), payload: other) else {
            Issue.record("a changed body without x-amz-content-sha256 was not refused by the signature")
            return
        }
    }

    @Test("UNSIGNED-PAYLOAD is accepted only where the rules say so")
    func unsignedPayload() throws {
        let sent = SigningRules(addsContentSHA256Header: true)
        let accepting = SigningRules(acceptsUnsignedPayload: true)
        let request = try signed(payload: .unsigned, rules: sent)
        #expect(
            refusal(request)
                == .payloadHashMismatch(declared: "UNSIGNED-PAYLOAD", actual: PayloadHash.sha256(of: body).value))
        #expect(refusal(request, rules: accepting) == nil)
        // A server that has not hashed the body cannot be talked into skipping the check.
        #expect(
            refusal(try signed(payload: .unsigned), payload: .unsigned)
                == .payloadHashMismatch(declared: "UNSIGNED-PAYLOAD", actual: "UNSIGNED-PAYLOAD"))
        #expect(refusal(try signed(payload: .unsigned), payload: .unsigned, rules: accepting) == nil)
    }

    @Test("A wrong secret gives the strings that were expected")
    func mismatch() throws {
        let wrong = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wrong")
        let request = try signed()
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        let again = try signer.sign(request, payload: .sha256(of: body), credentials: credentials, at: date)
        #expect(
            refusal(request, known: wrong)
                == .signatureMismatch(
                    canonicalRequest: again.canonicalRequest, stringToSign: again.stringToSign))
    }

    @Test("A request beyond the limits, without a host or with two is refused before it is canonicalised")
    func limits() throws {
        let request = try signed()
        #expect(
            refusal(request, limits: VerificationLimits(targetBytes: 14))
                == .limitExceeded(what: "bytes of request target", limit: 14))
        #expect(
            refusal(request, limits: VerificationLimits(headerFields: 2))
                == .limitExceeded(what: "header fields", limit: 2))
        #expect(
            refusal(request, limits: VerificationLimits(headerBytes: 100))
                == .limitExceeded(what: "bytes of header fields", limit: 100))
        #expect(
            refusal(request, limits: VerificationLimits(authorizationBytes: 100))
                == .limitExceeded(what: "bytes of Authorization", limit: 100))
        var doubled = request
        for host in ["h.com", "evil.com"] {
            doubled.headerFields.append(HTTPField(name: try name("Host"), value: host))
        }
        let why = "its target or its host is missing, doubled or malformed"
        #expect(refusal(doubled) == .malformedRequest(why: why))
        var hostless = request
        hostless.authority = nil
        #expect(refusal(hostless) == .malformedRequest(why: why))
    }

    @Test("Every refusal has a sentence of its own")
    func sentences() {
        let errors: [VerificationError] = [
            .missingAuthentication, .malformedAuthorization(why: "x"), .malformedRequest(why: "x"),
            .limitExceeded(what: "x", limit: 1), .unknownKey(id: "x"), .missingDate,
            .stale(requestDate: date, now: date, toleranceSeconds: 1),
            .wrongScope(part: .date, expected: "x", found: "y"), .missingRegionSet,
            .wrongAlgorithm(expected: .ecdsaP256SHA256, found: .hmacSHA256), .cryptography(why: "x."),
            .requiredHeaderUnsigned(name: "x"),
            .signedHeaderMissing(name: "x"), .tokenMissing, .tokenMismatch, .tokenExpired(expiration: date),
            .payloadHashMismatch(declared: "x", actual: "y"),
            .signatureMismatch(canonicalRequest: "x", stringToSign: "y"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors.allSatisfy { $0.description.hasSuffix(".") })
    }
}
