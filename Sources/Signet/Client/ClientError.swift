public import SignetCore

/// Why a call has no result.
public enum ClientError: Error, Sendable {
    /// No response, or only part of one; or the request could not be made or signed.
    case transport(TransportError)
    /// A response whose status is not 200–299.
    case status(StatusError)
    /// A response whose content is not what was asked for.
    case decoding(ContentError)
}

extension ClientError: CustomStringConvertible {
    /// The whole story in one sentence; never a secret.
    public var description: String {
        switch self {
        case .transport(let error): error.description
        case .status(let error): error.description
        case .decoding(let error): error.description
        }
    }
}
