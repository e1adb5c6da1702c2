import SignetCore

/// What the transport of a case is configured with.
enum TLSClient: Sendable, Hashable {
    /// Trust in the authority of the run.
    case trusting
    /// Trust in nobody's word.
    case insecure
    /// Trust in the authority, and a certificate of its own.
    case certified
    /// Trust in the authority, and the server's own key pinned.
    case pinningServer
    /// Trust in the authority, and a key pinned that is nobody's.
    case pinningOther
    /// Trust in the authority, and nothing older than TLS 1.3.
    case modern

    /// Whether its trust is in the authority alone, with no setting besides that a transport may not have.
    var trustsAuthority: Bool { self == .trusting }

    var needs: [TransportCapabilities.Item] {
        switch self {
        case .trusting, .insecure, .modern: [.customCA]
        case .certified: [.customCA, .clientCertificate]
        case .pinningServer, .pinningOther: [.customCA, .publicKeyPinning]
        }
    }
}
