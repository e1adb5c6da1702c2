/// Why a posted form was not accepted.
///
/// The texts are safe to log: they hold names and sizes, never values or a signature.
public enum PostPolicyError: Error, Hashable, Sendable {
    /// A field that every signed form has is not there.
    case fieldMissing(name: String)
    /// A field is there twice.
    case fieldDoubled(name: String)
    /// The form has more than the verifier will read.
    case limitExceeded(what: String, limit: Int)
    /// The key, its scope, the date, the token or the signature is not accepted.
    case refused(VerificationError)
    /// The policy is not a policy document.
    case malformedPolicy(why: String)
    /// The policy has ended.
    case expired(expiration: Timestamp, now: Timestamp)
    /// A field has not the value that the policy wants.
    case conditionFailed(field: String)
    /// The policy says nothing of a field.
    case fieldNotCovered(name: String)
    /// The file has not the length that the policy wants.
    case contentLength(allowed: ClosedRange<Int>, actual: Int)
}

extension PostPolicyError: CustomStringConvertible {
    /// One sentence: what was wrong, and the remedy.
    public var description: String {
        switch self {
        case .fieldMissing(let name): "The form has no field '\(name)': send it, before the file."
        case .fieldDoubled(let name): "The form has the field '\(name)' twice: send it once."
        case .limitExceeded(let what, let limit): "The form has more than \(limit) \(what)."
        case .refused(let error): error.description
        case .malformedPolicy(let why): "The policy of the form cannot be read: \(why)."
        case .expired(let expiration, let now): "The form ended at \(expiration), and it is \(now): get a new one."
        case .conditionFailed(let field): "The field '\(field)' has not the value that the policy asks for."
        case .fieldNotCovered(let name): "The policy says nothing of the field '\(name)': add a condition, or drop it."
        case .contentLength(let allowed, let actual):
            "The file has \(actual) bytes, and the policy allows \(allowed.lowerBound) to \(allowed.upperBound)."
        }
    }
}
