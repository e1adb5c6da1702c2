extension VerificationError: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// One sentence: what was wrong, and the remedy.
    public var description: String {
        switch self {
        case .missingAuthentication:
            "The request has no signature, neither in an Authorization header nor in its query: sign it."
        case .malformedAuthorization(let why): "The signature is malformed: \(why)."
        case .malformedRequest(let why): "The request cannot be verified: \(why)."
        case .limitExceeded(let what, let limit): "The request has more than \(limit) \(what)."
        case .unknownKey(let id): "The access key id '\(id)' is not known here: check which credentials were used."
        case .missingDate: "The request has no X-Amz-Date header: sign it with one."
        case .stale(let requestDate, let now, let tolerance):
            "The request was signed at \(requestDate), more than \(tolerance) s from the time here, \(now): "
                + "set the clock, or sign again."
        case .expired(let requestDate, let expiresIn, let now):
            "The presigned request was good for \(expiresIn) s from \(requestDate), and the time here is \(now): presign "
                + "it again."
        case .wrongScope(let part, let expected, let found):
            "The credential scope is for the \(part.rawValue) '\(found)', not '\(expected)': sign for the latter."
        case .missingRegionSet: "The request has no X-Amz-Region-Set: name the regions it is for, and sign it."
        case .wrongAlgorithm(let expected, let found):
            "The request was signed with \(found.rawValue), and only \(expected.rawValue) can be verified here: "
                + "sign with that."
        case .requiredHeaderUnsigned(let name): "The header '\(name)' is not signed: it must be."
        case .signedHeaderMissing(let name): "The header '\(name)' was signed but did not arrive: something removed it."
        case .tokenMissing: "The credentials are temporary and the request has no X-Amz-Security-Token: send the token."
        case .tokenMismatch:
            "The session token does not belong to the access key: use both from one set of credentials."
        case .tokenExpired(let expiration): "The temporary credentials ended at \(expiration): get new ones."
        case .payloadHashMismatch(let declared, let actual):
            "The body has the hash \(actual), and \(declared) was declared: sign the bytes that are sent."
        case .cryptography(let why): "The signature could not be checked: \(why)"
        case .signatureMismatch:
            "The signature is not that of this request: check the secret key, and what changed the request on its way."
        }
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without children: the canonical request may hold a session token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
