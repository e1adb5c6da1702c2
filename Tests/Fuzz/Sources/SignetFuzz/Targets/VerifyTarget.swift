import HTTPTypes
import SignetSigV4

/// What is signed verifies, what is changed does not, and what never was signed does no harm.
enum VerifyTarget {
    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let fuzzed = FuzzedRequest(&input)
        // As it came from the network: to be refused, or to have been signed by the fuzzer, which knows the secret.
        _ = try? verify(fuzzed.request, fuzzed, payload: fuzzed.payload)
        guard let signed = sign(fuzzed, isPresigned: choice & 1 == 1) else { return }
        do throws(VerificationError) {
            let verified = try verify(
                signed.request, fuzzed, payload: signed.payload.isUnsigned ? .empty : signed.payload)
            require(verified.signedHeaders == signed.signedHeaders, "other headers were verified than signed")
        } catch {
            fatalError("what was signed does not verify: \(error)")
        }
        if choice & 6 == 0 { refuses(signed, fuzzed) }
    }

    private static func sign(_ fuzzed: FuzzedRequest, isPresigned: Bool) -> SignedRequest? {
        if isPresigned {
            try? fuzzed.signer.presign(
                fuzzed.request, payload: fuzzed.payload, credentials: fuzzed.credentials, at: fuzzed.date, expiresIn: 60
            )
        } else {
            try? fuzzed.signer.sign(
                fuzzed.request, payload: fuzzed.payload, credentials: fuzzed.credentials, at: fuzzed.date)
        }
    }

    /// Another method is another request.
    private static func refuses(_ signed: SignedRequest, _ fuzzed: FuzzedRequest) {
        var other = signed.request
        other.method = signed.request.method == .get ? .put : .get
        do throws(VerificationError) {
            _ = try verify(other, fuzzed, payload: signed.payload.isUnsigned ? .empty : signed.payload)
            fatalError("another method verifies")
        } catch {
            guard case .signatureMismatch = error else { fatalError("refused for another reason: \(error)") }
        }
    }

    private static func verify(
        _ request: HTTPRequest, _ fuzzed: FuzzedRequest, payload: PayloadHash
    ) throws(VerificationError) -> VerifiedRequest {
        try fuzzed.verifier.verify(request, payload: payload, at: fuzzed.date) { _ throws(VerificationError) in
            fuzzed.credentials
        }
    }
}
