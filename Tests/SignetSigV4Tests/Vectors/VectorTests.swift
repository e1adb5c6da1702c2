import HTTPTypes
import SignetSigV4
import Testing

@Suite("AWS signing test suite", .enabled(if: VectorSuite.isPresent, Comment(rawValue: VectorSuite.absence)))
struct VectorTests {
    @Test("The suite holds 38 cases of each algorithm, in two forms")
    func completeness() {
        #expect(VectorSuite.cases.count { $0.algorithm == .hmacSHA256 } == 76)
        #expect(VectorSuite.cases.count { $0.algorithm == .ecdsaP256SHA256 } == 76)
    }

    @Test("The canonical request and the string to sign are reproduced byte for byte", arguments: VectorSuite.cases)
    func strings(vectorCase: VectorCase) throws {
        let vector = try Vector(vectorCase)
        let signed = try vector.sign()
        #expect(Array(signed.canonicalRequest.utf8) == Array(vector.canonicalRequest.utf8))
        #expect(Array(signed.stringToSign.utf8) == Array(vector.stringToSign.utf8))
        #expect(signed.algorithm == vector.algorithm)
    }

    @Test(
        "The signed request is reproduced byte for byte; for ECDSA, but for the signature", arguments: VectorSuite.cases
    )
    func signing(vectorCase: VectorCase) throws {
        let vector = try Vector(vectorCase)
        let signed = try vector.sign()
        let given = try RequestSignature(of: vector.signedRequest.request).signature
        let expected = try vector.signedRequest.replacing(given, with: signed.signature).request
        #expect(signed.request.headerFields[.authorization] == expected.headerFields[.authorization])
        // HTTPTypes compares names without regard to case, and the order of unlike names does not matter to HTTP; here
        // it does.
        #expect(signed.request.headerFields.map(\.name) == expected.headerFields.map(\.name))
        #expect(signed.request == expected)
        if vector.algorithm == .hmacSHA256 {
            #expect(signed.signature == vector.signature)
            #expect(given == vector.signature)
        }
    }

    @Test(
        "ECDSA signatures are valid for the key of the suite, its own and these, which differ each time",
        arguments: VectorSuite.cases.filter { $0.algorithm == .ecdsaP256SHA256 })
    func publicKey(vectorCase: VectorCase) throws {
        let vector = try Vector(vectorCase)
        let key = try #require(vector.publicKey)
        #expect(try key == ECDSAPublicKey(derivedFrom: vector.credentials))
        let sent = try RequestSignature(of: vector.signedRequest.request).signature
        let signatures = try [vector.signature, sent, vector.sign().signature, vector.sign().signature]
        #expect(Set(signatures).count == signatures.count)
        for signature in signatures {
            #expect(try key.isValid(signature, of: vector.stringToSign))
            #expect(try !key.isValid(signature, of: vector.stringToSign + "\n"))
        }
    }

    @Test("The signed request of the suite verifies, and not with another secret", arguments: VectorSuite.cases)
    func verifying(vectorCase: VectorCase) throws {
        let vector = try Vector(vectorCase)
        let request = try vector.signedRequest.request
        let verified = try vector.verify(request)
        #expect(verified.accessKeyID == vector.context.credentials.accessKeyId)
        let other = Credentials(
            accessKeyID: vector.context.credentials.accessKeyId, secretAccessKey: "not-the-secret",
            sessionToken: vector.context.credentials.token)
        #expect(
            throws: VerificationError.signatureMismatch(
                canonicalRequest: vector.canonicalRequest, stringToSign: vector.stringToSign)
        ) {
            try vector.verifier.verify(request, payload: vector.payload, at: vector.date) { _ in other }
        }
    }

    @Test(
        "The signed request of the suite does not verify with a bit of its signature flipped",
        arguments: VectorSuite.cases)
    func flippedSignature(vectorCase: VectorCase) throws {
        let vector = try Vector(vectorCase)
        let given = try RequestSignature(of: vector.signedRequest.request).signature
        for index in stride(from: 0, to: given.utf8.count, by: 7) {
            var flipped = Array(given.utf8)
            flipped[index] ^= 1
            let request = vector.signedRequest.replacing(given, with: String(decoding: flipped, as: UTF8.self))
            #expect(throws: VerificationError.self) { try vector.verify(request.request) }
        }
    }

    @Test("The signed request of the suite does not verify once it is another request", arguments: VectorSuite.cases)
    func changedRequest(vectorCase: VectorCase) throws {
        let vector = try Vector(vectorCase)
        let original = try vector.signedRequest.request
        var changed = original
        changed.method = .delete
        #expect(throws: VerificationError.self) { try vector.verify(changed) }
        changed = original
        changed.path = original.path.map { path in
            // Behind the last segment: one in front could be resolved by "..".
            path.contains("?") ? path.replacing("?", with: "x?", maxReplacements: 1) : path + "x"
        }
        #expect(throws: VerificationError.self) { try vector.verify(changed) }
        changed = original
        changed.path = (original.path ?? "") + (original.path?.contains("?") == true ? "&x" : "?x")
        #expect(throws: VerificationError.self) { try vector.verify(changed) }
        for index in original.headerFields.indices {
            changed = original
            changed.headerFields[index].value += "x"
            #expect(throws: VerificationError.self) { try vector.verify(changed) }
        }
        #expect(throws: VerificationError.self) {
            try vector.verifier.verify(original, payload: .sha256(of: "another body".utf8), at: vector.date) { _ in
                vector.credentials
            }
        }
    }
}

extension Vector {
    /// With the secret, and for ECDSA with the public key too.
    fileprivate func verify(_ request: HTTPRequest) throws -> VerifiedRequest {
        let verified = try verifier.verify(request, payload: payload, at: date) { _ in credentials }
        if let publicKey {
            let again = try verifier.verify(
                request, signature: RequestSignature(of: request), payload: payload, publicKey: publicKey,
                sessionToken: credentials.sessionToken, at: date)
            #expect(again == verified)
        }
        return verified
    }
}

extension RawRequest {
    fileprivate func replacing(_ text: String, with other: String) -> RawRequest {
        RawRequest(
            method: method, target: target.replacing(text, with: other),
            fields: fields.map { ($0.name, $0.value.replacing(text, with: other)) }, body: body)
    }
}
