/// A part of the contract.
public enum ConformanceSection: String, Sendable, Hashable, CaseIterable {
    /// Requests, responses and connections, byte by byte.
    case exchange
    /// Whom to trust on https.
    case tls
    /// Proxies, Unix sockets and given addresses.
    case route
    /// What takes many calls, many bytes or much time.
    case endurance
    /// The end of a transport's life.
    case end

    /// The heading over its cases.
    public var title: String {
        switch self {
        case .exchange: "Requests, responses and connections"
        case .tls: "TLS"
        case .route: "Routes"
        case .endurance: "Endurance"
        case .end: "The end"
        }
    }
}
