import SignetSigV4

extension Refusal {
    /// What AWS says of a signature it does not accept, in its own words where they are known.
    init(_ error: VerificationError, date: String?) {
        switch error {
        case .missingAuthentication:
            self = .missingAuthenticationToken
        case .malformedAuthorization(let why):
            self.init(.incompleteSignature, "The signature is malformed: \(why)")
        case .malformedRequest(let why):
            self.init(.incompleteSignature, "The request is malformed: \(why)")
        case .limitExceeded(let what, let limit):
            self.init(.incompleteSignature, "The request is too large to verify: \(what) exceeds \(limit)")
        case .missingDate:
            self.init(
                .incompleteSignature,
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        case .unknownKey, .tokenMissing, .tokenMismatch:
            self.init(.unrecognizedClient, "The security token included in the request is invalid.")
        case .tokenExpired:
            self.init(.expiredToken, "The security token included in the request is expired")
        case .stale(let requestDate, let now, let tolerance):
            self.init(.invalidSignature, Self.stale(requestDate, now: now, toleranceSeconds: tolerance))
        case .expired(let requestDate, let expiresIn, let now):
            self.init(.invalidSignature, Self.stale(requestDate, now: now, toleranceSeconds: Int64(expiresIn)))
        case .wrongScope(let part, let expected, let found):
            self.init(.invalidSignature, Self.wrongScope(part, expected: expected, found: found, date: date))
        case .missingRegionSet:
            self.init(.incompleteSignature, "\(SigningAlgorithm.ecdsaP256SHA256.rawValue) requires 'X-Amz-Region-Set'.")
        case .wrongAlgorithm, .cryptography:
            self.init(.invalidSignature, error.description)
        case .requiredHeaderUnsigned(let name):
            let shown = name == "host" ? "'Host' or ':authority'" : "'\(name)'"
            self.init(.invalidSignature, "\(shown) must be a 'SignedHeader' in the AWS Authorization.")
        case .signedHeaderMissing, .payloadHashMismatch:
            self.init(.invalidSignature, Self.mismatch)
        case .signatureMismatch(let canonicalRequest, let stringToSign):
            self.init(
                .invalidSignature,
                """
                \(Self.mismatch)

                The Canonical String for this request should have been
                '\(canonicalRequest)'

                The String-to-Sign should have been
                '\(stringToSign)'

                """)
        }
    }

    private static let mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
        + "and signing method. Consult the service documentation for details."

    private static func stale(_ date: Timestamp, now: Timestamp, toleranceSeconds: Int64) -> String {
        let minutes = toleranceSeconds / 60
        if date < now {
            let limit = now.adding(seconds: -toleranceSeconds).iso8601Basic
            return "Signature expired: \(date.iso8601Basic) is now earlier than \(limit) "
                + "(\(now.iso8601Basic) - \(minutes) min.)"
        }
        let limit = now.adding(seconds: toleranceSeconds).iso8601Basic
        return "Signature not yet current: \(date.iso8601Basic) is still later than \(limit) "
            + "(\(now.iso8601Basic) + \(minutes) min.)"
    }

    private static func wrongScope(
        _ part: VerificationError.ScopePart, expected: String, found: String, date: String?
    ) -> String {
        switch part {
        case .region: "Credential should be scoped to a valid region, not '\(found)'. "
        case .service: "Credential should be scoped to correct service: '\(expected)'. "
        case .date:
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + "'\(found)' != '\(expected)', from '\(date ?? "")'."
        }
    }
}
