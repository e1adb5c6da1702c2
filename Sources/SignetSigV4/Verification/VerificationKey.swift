/// What a service holds of a caller.
enum VerificationKey {
    /// The secret, of which a key is derived.
    case secret(Credentials)
    /// The public half of a SigV4a key, and the session token that goes with it.
    case publicKey(ECDSAPublicKey, sessionToken: SecretString?)

    var sessionToken: SecretString? {
        switch self {
        case .secret(let credentials): credentials.sessionToken
        case .publicKey(_, let sessionToken): sessionToken
        }
    }

    /// When the credentials end, where that is known.
    var expiration: Timestamp? {
        switch self {
        case .secret(let credentials): credentials.expiration
        case .publicKey: nil
        }
    }
}
