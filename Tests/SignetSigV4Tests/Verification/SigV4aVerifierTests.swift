import HTTPTypes
import SignetSigV4
import Testing

@Suite("SigV4a verifier")
struct SigV4aVerifierTests {
    private let date = Timestamp(secondsSince1970: 1_440_938_160)
    private let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token")
    private let verifier = SigV4Verifier(service: "execute-api", region: "eu-west-1")
    private let request = HTTPRequest(method: .get, scheme: "https", authority: "h.com", path: "/orders?b=2")

    private func signed(for regionSet: RegionSet = ["eu-west-1"]) throws -> HTTPRequest {
        try SigV4Signer(service: "execute-api", regionSet: regionSet).sign(
            request, payload: .empty, credentials: credentials, at: date
        ).request
    }

    private func presigned(for regionSet: RegionSet = ["eu-west-1"]) throws -> HTTPRequest {
        try SigV4Signer(service: "execute-api", regionSet: regionSet).presign(
            request, credentials: credentials, at: date, expiresIn: 60
        ).request
    }

    /// The error of a verification with the secret, or `nil` if the request was accepted.
    private func refusal(_ request: HTTPRequest, by verifier: SigV4Verifier? = nil) -> VerificationError? {
        do throws(VerificationError) {
            _ = try (verifier ?? self.verifier).verify(request, payload: .empty, at: date) { _ in credentials }
            return nil
        } catch { return error }
    }

    @Test(
        "A region set is accepted where it contains the region of the service, and is reported",
        arguments: [["eu-west-1"], ["us-east-1", "eu-west-1"], ["eu-*"], ["*"]] as [RegionSet])
    func regions(set: RegionSet) throws {
        for request in try [signed(for: set), presigned(for: set)] {
            let verified = try verifier.verify(request, payload: .empty, at: date) { _ in credentials }
            #expect(verified.regionSet == set)
            #expect(verified.scope.region == nil)
        }
    }

    @Test(
        "A region set without the region of the service is out of scope",
        arguments: [["us-east-1"], ["us-*"], ["eu-west-*2"], ["eu-west-10", "eu-west"]] as [RegionSet])
    func otherRegions(set: RegionSet) throws {
        let error = VerificationError.wrongScope(part: .region, expected: "eu-west-1", found: set.description)
        for request in try [signed(for: set), presigned(for: set)] {
            #expect(refusal(request) == error)
            #expect(refusal(request, by: SigV4Verifier(service: "execute-api", region: nil)) == nil)
        }
    }

    @Test("A region set that is missing, doubled, malformed, unsigned or another one is refused")
    func tampering() throws {
        let name = try #require(HTTPField.Name("X-Amz-Region-Set"))
        let original = try signed()
        var request = original
        request.headerFields[name] = nil
        #expect(refusal(request) == .missingRegionSet)
        for text in ["", ",", "eu-west-1,", "eu west-1", "eu-west-1;us-east-1"] {
            request.headerFields[name] = text
            let why = "its X-Amz-Region-Set is not a list of 1 to 64 regions"
            #expect(refusal(request) == .malformedRequest(why: why))
        }
        request = original
        request.headerFields.append(HTTPField(name: name, value: "eu-west-1"))
        #expect(refusal(request) == .malformedRequest(why: "it has 2 X-Amz-Region-Set fields"))
        request = original
        request.headerFields[name] = "*"
        guard case .signatureMismatch = refusal(request) else {
            Issue.record("another region set was not refused by the signature")
            return
        }
        request = original
        let authorization = try #require(original.headerFields[.authorization])
        request.headerFields[.authorization] = authorization.replacing("x-amz-region-set;", with: "")
        #expect(refusal(request) == .requiredHeaderUnsigned(name: "x-amz-region-set"))
    }

    @Test("A region set in the query that is missing, doubled, malformed or another one is refused")
    func tamperingInQuery() throws {
        let original = try presigned()
        func changed(_ text: String, to other: String) -> HTTPRequest {
            var request = original
            request.path = original.path?.replacing(text, with: other)
            return request
        }
        #expect(refusal(changed("&X-Amz-Region-Set=eu-west-1", to: "")) == .missingRegionSet)
        // A header does not stand in for it.
        var moved = changed("&X-Amz-Region-Set=eu-west-1", to: "")
        moved.headerFields.append(HTTPField(name: try #require(.init("X-Amz-Region-Set")), value: "eu-west-1"))
        #expect(refusal(moved) == .missingRegionSet)
        #expect(
            refusal(changed("Set=eu-west-1", to: "Set="))
                == .malformedRequest(why: "its X-Amz-Region-Set is not a list of 1 to 64 regions"))
        #expect(
            refusal(changed("Set=eu-west-1", to: "Set=eu-west-1&x-amz-region-set=%2A"))
                == .malformedAuthorization(why: "its X-Amz-Region-Set is there twice"))
        guard case .signatureMismatch = refusal(changed("Set=eu-west-1", to: "Set=%2A")) else {
            Issue.record("another region set was not refused by the signature")
            return
        }
    }

    @Test("The public key verifies what the secret does, and no other request")
    func publicKey() throws {
        let key = try ECDSAPublicKey(derivedFrom: credentials)
        for request in try [signed(), presigned()] {
            let signature = try RequestSignature(of: request)
            func verify(
                with key: ECDSAPublicKey, token: SecretString?, payload: PayloadHash = .empty
            ) throws(VerificationError) -> VerifiedRequest {
                try verifier.verify(
                    request, signature: signature, payload: payload, publicKey: key, sessionToken: token, at: date)
            }
            let token = SecretString("token")
            let bySecret = try verifier.verify(request, payload: .empty, at: date) { _ in credentials }
            #expect(try verify(with: key, token: token) == bySecret)
            #expect(throws: VerificationError.tokenMismatch) { try verify(with: key, token: nil) }
            #expect(throws: VerificationError.tokenMismatch) { try verify(with: key, token: SecretString("other")) }
            let stranger = try ECDSAPublicKey(
                derivedFrom: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "other"))
            #expect(throws: VerificationError.self) { try verify(with: stranger, token: token) }
            #expect(throws: VerificationError.self) {
                try verify(with: key, token: token, payload: .sha256(of: "x".utf8))
            }
        }
    }

    @Test("A signature of HMAC is not for the public key")
    func wrongAlgorithm() throws {
        let request = try SigV4Signer(service: "execute-api", region: "eu-west-1").sign(
            request, payload: .empty, credentials: credentials, at: date
        ).request
        let signature = try RequestSignature(of: request)
        #expect(throws: VerificationError.wrongAlgorithm(expected: .ecdsaP256SHA256, found: .hmacSHA256)) {
            try verifier.verify(
                request, signature: signature, payload: .empty,
                publicKey: ECDSAPublicKey(derivedFrom: credentials), at: date)
        }
        #expect(refusal(request) == nil)
    }

    @Test("A scope and a signature in the form of the other algorithm are malformed")
    func confusion() throws {
        let request = try signed()
        let authorization = try #require(request.headerFields[.authorization])
        let signature = try RequestSignature(of: request).signature
        for (text, other) in [
            ("AWS4-ECDSA-P256-SHA256", "AWS4-HMAC-SHA256"),
            ("/20150830/", "/20150830/eu-west-1/"),
            (signature, String(repeating: "0a", count: 32)),
            (signature, signature.uppercased()),
            (signature, signature + "00"),
            (signature, signature + "**"),
            (signature, "3006020101020100"),
        ] {
            let error = try #require(throws: VerificationError.self) {
                try RequestSignature(parsing: authorization.replacing(text, with: other))
            }
            guard case .malformedAuthorization = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
