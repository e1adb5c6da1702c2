import HTTPTypes
import SignetSigV4
import Testing

@Suite("AWS signing test suite", .enabled(if: VectorSuite.isPresent, Comment(rawValue: VectorSuite.absence)))
struct VectorTests {
    @Test("The suite holds all 38 cases")
    func completeness() {
        #expect(VectorSuite.names.count == 38)
    }

    @Test(
        "Canonical request, string to sign and Authorization are reproduced byte for byte", arguments: VectorSuite.names
    )
    func signing(name: String) throws {
        let vector = try Vector(named: name)
        let signer = SigV4Signer(
            service: vector.context.service, region: vector.context.region, rules: vector.rules)
        let signed = try signer.sign(
            vector.request.request, payload: .sha256(of: vector.request.body.utf8), credentials: vector.credentials,
            at: vector.date)
        #expect(Array(signed.canonicalRequest.utf8) == Array(vector.canonicalRequest.utf8))
        #expect(Array(signed.stringToSign.utf8) == Array(vector.stringToSign.utf8))
        #expect(signed.signature == vector.signature)
        let expected = try vector.signedRequest.request
        #expect(signed.request.headerFields[.authorization] == expected.headerFields[.authorization])
        // HTTPTypes compares names without regard to case, and the order of unlike names does not matter to HTTP; here
        // it does.
        #expect(signed.request.headerFields.map(\.name) == expected.headerFields.map(\.name))
        #expect(signed.request == expected)
    }

    @Test("The signed request of the suite verifies, and not with another secret", arguments: VectorSuite.names)
    func verifying(name: String) throws {
        let vector = try Vector(named: name)
        let verifier = SigV4Verifier(
            service: vector.context.service, region: vector.context.region, rules: vector.rules)
        let request = try vector.signedRequest.request
        let payload = PayloadHash.sha256(of: vector.signedRequest.body.utf8)
        let verified = try verifier.verify(request, payload: payload, at: vector.date) { _ in vector.credentials }
        #expect(verified.accessKeyID == vector.context.credentials.accessKeyId)
        let other = Credentials(
            accessKeyID: vector.context.credentials.accessKeyId, secretAccessKey: "not-the-secret",
            sessionToken: vector.context.credentials.token)
        #expect(
            throws: VerificationError.signatureMismatch(
                canonicalRequest: vector.canonicalRequest, stringToSign: vector.stringToSign)
        ) {
            try verifier.verify(request, payload: payload, at: vector.date) { _ in other }
        }
    }
}
