/// What is known of the secret when nothing else differs.
struct SecretDiagnosis {
    let stringToSign: StringToSignText
    /// The signature that was judged.
    let signature: String?
    let credentials: Credentials?

    /// Whether the credentials make this signature; `nil` where that cannot be told.
    var isOwnSignature: Bool? {
        credentials.flatMap { proof($0.secretAccessKey)?.holds }
    }

    /// Likeliest first; never empty.
    var findings: [Finding] {
        let shape = credentials.map { Self.shape(of: $0.secretAccessKey) } ?? []
        switch isOwnSignature {
        case false?:
            if let variant { return [variant] }
            return shape + [
                .wrongSecret(
                    .certain,
                    why:
                        "Canonical request and string to sign agree, and these credentials make another signature of them: "
                        + "the request was signed with another secret.")
            ]
        case true?:
            return shape + [
                .wrongSecret(
                    shape.isEmpty ? .likely : .possible,
                    why:
                        "Everything agrees, down to the signature these credentials make: the service has another secret "
                        + "for this access key.")
            ]
        case nil:
            return shape + [
                .wrongSecret(
                    .likely,
                    why:
                        "Canonical request and string to sign agree and the signature does not: it was made with another "
                        + "secret than the service has for this access key.")
            ]
        }
    }

    /// The variant of the secret that made the signature.
    var variant: Finding? {
        guard let credentials else { return nil }
        return SecretVariants.of(credentials.secretAccessKey).first { proof($0.secret)?.holds == true }?.finding
    }

    /// What the secret itself gives away. It is not shown.
    static func shape(of secret: SecretString) -> [Finding] {
        secret.withUTF8 { secret in
            guard let first = secret.first, let last = secret.last else { return [] }
            var findings: [Finding] = []
            if first <= 0x20 || last <= 0x20 { findings.append(.secretWhitespace(.certain, isOurs: true)) }
            let isQuoted = secret.count > 1 && first == last && "\"'`".utf8.contains(first)
            // Secrets of AWS are base64: a percent sign is the beginning of %2F or %2B.
            if isQuoted || secret.contains(UInt8(ascii: "%")) {
                findings.append(.secretQuoted(.certain, isOurs: true))
            }
            return findings
        }
    }

    private func proof(_ secret: SecretString) -> SignatureProof? {
        guard let signature, let credentials else { return nil }
        return SignatureProof(
            signature: signature, accessKeyID: credentials.accessKeyID, secret: secret, stringToSign: stringToSign)
    }
}
