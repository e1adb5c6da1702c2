package import SignetCore
package import SignetCredentials
package import SignetSigV4

extension TransportError {
    /// Nothing was sent, because nothing could be signed with.
    package init(credentials error: CredentialsError) {
        self.init(
            error.kind == .cancelled ? .cancelled : .credentials, during: .sign, error.description,
            requestMayHaveBeenSent: false)
    }

    /// Nothing was sent, because the request could not be signed.
    package init(signing error: SigV4Error, peer: String) {
        let kind: Kind =
            switch error.kind {
            case .invalidCredentials, .credentialsExpireFirst: .credentials
            default: .invalidRequest
            }
        self.init(kind, during: .sign, peer: peer, error.message, requestMayHaveBeenSent: false)
    }
}
