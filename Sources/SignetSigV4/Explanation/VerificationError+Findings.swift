extension VerificationError {
    /// What a verifier's error says by itself. Empty for a signature that does not match.
    var findings: [Finding] {
        switch self {
        case .missingAuthentication: [.authorizationMissing(.certain)]
        case .malformedAuthorization(let why): [.authorizationMalformed(why + ".")]
        case .malformedRequest(let why): [.requestUnreadable(why)]
        case .limitExceeded(let what, let limit): [.requestUnreadable("it has more than \(limit) \(what)")]
        case .unknownKey: [.unknownAccessKey()]
        case .missingDate: [.headerDropped("x-amz-date")]
        case .stale(let requestDate, let now, let tolerance):
            Finding.clockSkewed(seconds: now.seconds(since: requestDate), tolerance: tolerance)
        case .expired: [.presignedExpired]
        case .wrongScope(.date, _, _): [.scopeDateWrong(.certain)]
        case .wrongScope(.region, let expected, let found):
            [.wrongRegion(found: found, expected: expected, .certain)]
        case .wrongScope(.service, let expected, let found):
            [.wrongService(found: found, expected: expected, .certain)]
        case .requiredHeaderUnsigned(let name): [.headerNotSigned("'\(name)'")]
        case .signedHeaderMissing(let name):
            HeaderDiagnosis(name: name, ours: [UInt8(ascii: "?")], theirs: nil).findings
        case .tokenMissing: [.sessionTokenMissing(.certain)]
        case .tokenMismatch: [.sessionTokenMismatch(.certain)]
        case .tokenExpired: [.sessionTokenExpired]
        case .payloadHashMismatch(let declared, let actual):
            PayloadDiagnosis(ours: Array(declared.utf8), theirs: Array(actual.utf8), body: nil, received: nil).findings
        case .missingRegionSet: [.headerDropped("x-amz-region-set")]
        case .wrongAlgorithm: [.wrongAlgorithm(.certain)]
        // The request is not at fault, and so nothing of it is.
        case .cryptography, .signatureMismatch: []
        }
    }
}
