extension SigV4Signer {
    /// Signs a policy for uploads from a browser, and makes the fields of the form.
    ///
    /// Every field gets a condition for its value unless the policy has one on it. Added, or replaced, are
    /// `x-amz-algorithm`, `x-amz-credential`, `x-amz-date`, `x-amz-security-token` for temporary credentials, each with a
    /// condition, and `policy` and `x-amz-signature`.
    /// - Parameters:
    ///   - fields: what the form sends, such as `key` and `acl`; not the file, which comes last.
    ///   - allowingEarlyCredentialExpiry: whether credentials may end before the policy does, which then dies with them.
    /// - Throws: `SigV4Error` of kind `invalidPolicy` for a policy that has ended, lasts longer than a week, or a field
    ///   that is there twice or is the file; `credentialsExpireFirst`; and for bad credentials or a bad scope.
    public func signPost(
        _ policy: PostPolicy, fields: [PostField] = [], credentials: Credentials, at date: Timestamp,
        allowingEarlyCredentialExpiry: Bool = false
    ) throws(SigV4Error) -> SignedPost {
        let (key, dateField) = try scopedKey(for: credentials, at: date)
        guard key.algorithm == .hmacSHA256 else {
            throw SigV4Error(.invalidPolicy, "S3 takes forms signed for one region only: name it.")
        }
        try policy.validate(at: date)
        if !allowingEarlyCredentialExpiry, let end = credentials.expiration, end < policy.expiration {
            throw SigV4Error(
                .credentialsExpireFirst,
                "The credentials end at \(end), before the policy does at \(policy.expiration), which would end with "
                    + "them: get fresh credentials, let the policy end earlier, or allow it.")
        }
        let kept = try Self.checked(fields)
        var added = [
            PostField(PostField.algorithm, key.algorithm.rawValue),
            PostField(PostField.credential, key.credential), PostField(PostField.date, dateField.text),
        ]
        if let token = credentials.sessionToken { added.append(PostField(PostField.token, token.reveal())) }
        let signed = policy.covering(kept + added)
        let document = Base64.encode(Array(signed.document.utf8))
        // S3 signs the base64 text, not the document.
        let signature = try key.key.sign(Array(document.utf8)).hexadecimal
        added += [PostField(PostField.policy, document), PostField(PostField.signature, signature)]
        return SignedPost(fields: kept + added, policy: signed)
    }

    /// The fields without those the signer writes.
    private static func checked(_ fields: [PostField]) throws(SigV4Error) -> [PostField] {
        var seen: Set<String> = []
        for field in fields {
            let name = field.canonicalName
            guard name != PostField.file, !name.isEmpty else {
                throw SigV4Error(.invalidPolicy, "The file is no field to be signed: whoever posts the form adds it.")
            }
            guard seen.insert(name).inserted else {
                throw SigV4Error(.invalidPolicy, "The field '\(name)' is there twice: give it once.")
            }
        }
        return fields.filter { !PostField.written.contains($0.canonicalName) }
    }
}

extension PostPolicy {
    /// A signing key is good for seven days.
    static let longestSeconds: Int64 = 604_800

    fileprivate func validate(at date: Timestamp) throws(SigV4Error) {
        guard (1...Self.longestSeconds).contains(expiration.seconds(since: date)) else {
            throw SigV4Error(
                .invalidPolicy,
                "The policy ends at \(expiration): let it end 1 to 604800 seconds (a week) after \(date).")
        }
        for case .contentLength(let range) in conditions where range.lowerBound < 0 {
            throw SigV4Error(.invalidPolicy, "The policy allows a negative length: begin at 0.")
        }
    }

    /// The policy with a condition on each of these fields, and none of an earlier signature.
    fileprivate func covering(_ fields: [PostField]) -> PostPolicy {
        var policy = self
        policy.conditions.removeAll { PostField.written.contains($0.fieldName ?? "") }
        let covered = Set(policy.conditions.compactMap(\.fieldName))
        for field in fields where !covered.contains(field.canonicalName) {
            if PostField.isExempt(field.canonicalName) { continue }
            policy.conditions.append(.equals(field: field.name, value: field.value))
        }
        return policy
    }
}
