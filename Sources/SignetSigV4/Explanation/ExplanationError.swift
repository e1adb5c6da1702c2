/// Why there is no explanation.
public enum ExplanationError: Error, Hashable, Sendable {
    /// The refusal has more bytes than are read.
    case tooLarge(limit: Int)
    /// The given request has no signature to compare with.
    case notSigned(VerificationError)
    /// The given canonical request has not the six parts of one.
    case notACanonicalRequest
    /// The given string to sign has not four lines.
    case notAStringToSign
}

extension ExplanationError: CustomStringConvertible {
    /// One sentence: what was wrong, and the remedy.
    public var description: String {
        switch self {
        case .tooLarge(let limit): "The refusal has more than \(limit) bytes: give the answer of the service alone."
        case .notSigned(let error): "The given request cannot be compared: \(error)"
        case .notACanonicalRequest:
            "The given canonical request does not have method, path, query, headers, names and hash on lines of their own."
        case .notAStringToSign: "The given string to sign does not have four lines."
        }
    }
}
