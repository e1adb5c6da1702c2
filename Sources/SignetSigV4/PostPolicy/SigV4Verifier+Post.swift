extension SigV4Verifier {
    /// Fields of a form. 256: twice what S3's own forms could have.
    private static let mostFields = 256
    /// Bytes of all fields together. 20 KiB, as S3 has it.
    private static let mostFieldBytes = 20_480

    /// Verifies a form: its signature, then what it says against its policy.
    ///
    /// - Parameter credentials: looks up those of an access key id; `nil` if there are none.
    /// - Throws: ``PostPolicyError``; the policy is not read before its signature has been checked.
    public func verifyPost(
        _ form: PostForm, at now: Timestamp,
        credentials: (_ accessKeyID: String) throws(VerificationError) -> Credentials?
    ) throws(PostPolicyError) -> VerifiedPost {
        let fields = try Self.values(of: form)
        let (accessKeyID, scope) = try checkingSignature { () throws(VerificationError) in
            try verifySignature(of: fields, at: now, credentials: credentials)
        }
        guard let bytes = Base64.decode((fields[PostField.policy] ?? "").utf8) else {
            throw .malformedPolicy(why: "it is not base64")
        }
        let policy = try PostPolicy(document: bytes)
        guard now < policy.expiration else { throw .expired(expiration: policy.expiration, now: now) }
        try policy.check(fields, bucket: form.bucket, contentLength: form.contentLength)
        return VerifiedPost(
            accessKeyID: accessKeyID, scope: scope, policy: policy, contentLengths: policy.contentLengths)
    }

    /// The values by lower-case name.
    private static func values(of form: PostForm) throws(PostPolicyError) -> [String: String] {
        guard form.fields.count <= mostFields else { throw .limitExceeded(what: "fields", limit: mostFields) }
        guard form.fields.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count }) <= mostFieldBytes else {
            throw .limitExceeded(what: "bytes of fields", limit: mostFieldBytes)
        }
        var values: [String: String] = [:]
        for field in form.fields {
            let name = field.canonicalName
            guard values.updateValue(field.value, forKey: name) == nil else { throw .fieldDoubled(name: name) }
        }
        let required = [
            PostField.policy, PostField.algorithm, PostField.credential, PostField.date, PostField.signature,
        ]
        if let missing = required.first(where: { values[$0] == nil }) { throw .fieldMissing(name: missing) }
        return values
    }

    private func checkingSignature<Result>(
        _ body: () throws(VerificationError) -> Result
    ) throws(PostPolicyError) -> Result {
        do {
            return try body()
        } catch {
            throw .refused(error)
        }
    }

    private func verifySignature(
        of fields: [String: String], at now: Timestamp,
        credentials: (_ accessKeyID: String) throws(VerificationError) -> Credentials?
    ) throws(VerificationError) -> (String, CredentialScope) {
        let algorithm = try SignatureSyntax.algorithm(fields[PostField.algorithm, default: ""][...])
        guard algorithm == .hmacSHA256 else {
            throw .wrongAlgorithm(expected: .hmacSHA256, found: algorithm)
        }
        let (id, scope) = try SignatureSyntax.credential(
            fields[PostField.credential, default: ""][...], algorithm: algorithm)
        let date = try SignatureSyntax.date(fields[PostField.date, default: ""])
        let age = now.seconds(since: date)
        guard age >= -toleranceSeconds else {
            throw .stale(requestDate: date, now: now, toleranceSeconds: toleranceSeconds)
        }
        guard age <= PostPolicy.longestSeconds else {
            throw .expired(requestDate: date, expiresIn: Int(PostPolicy.longestSeconds), now: now)
        }
        guard date.dateStamp == scope.dateStamp else {
            throw .wrongScope(part: .date, expected: date.dateStamp, found: scope.dateStamp)
        }
        try checkScope(scope, regionSet: nil)
        let found = try found(id, credentials)
        try checkToken(sent: fields[PostField.token].map { SecretString($0) }, key: .secret(found), now: now)
        let policy = fields[PostField.policy, default: ""]
        let (key, _) = try scopedKey(of: scope, credentials: found, at: date)
        let expected = try? key.key.sign(Array(policy.utf8)).hexadecimal
        guard let expected, constantTimeEqual(expected, fields[PostField.signature, default: ""]) else {
            throw .signatureMismatch(canonicalRequest: "", stringToSign: policy)
        }
        return (id, scope)
    }
}
