import SignetCore

/// A phase of a call that can be made to last.
enum CallPhase: String, Sendable, CaseIterable {
    case resolve
    case pool
    case connect
    case tls
    case upload
    case awaitHead
    case body

    /// All that a server, or its absence, can make last.
    static let reachable = allCases.filter { $0 != .resolve }

    /// What a call does in it, for the name of a case.
    var activity: String {
        switch self {
        case .resolve: "its name is resolved"
        case .pool: "it waits for a connection"
        case .connect: "it connects"
        case .tls: "TLS is negotiated"
        case .upload: "the peer takes no more of its body"
        case .awaitHead: "it awaits the head"
        case .body: "it awaits more of the body"
        }
    }

    /// The bound of this phase alone.
    func timeouts(_ limit: Duration) -> Timeouts {
        switch self {
        case .pool: Timeouts(pool: limit)
        case .resolve, .connect, .tls: Timeouts(connect: limit)
        case .upload, .body: Timeouts(idle: limit)
        case .awaitHead: Timeouts(response: limit)
        }
    }

    /// What that bound is called, as a property of ``Timeouts``.
    var timeoutName: String {
        switch self {
        case .pool: "pool"
        case .resolve, .connect, .tls: "connect"
        case .upload, .body: "idle"
        case .awaitHead: "response"
        }
    }

    /// What passing that bound is called.
    var timeoutKind: TransportError.Kind {
        switch self {
        case .pool: .poolTimeout
        case .resolve, .connect, .tls: .connectTimeout
        case .upload: .writeTimeout
        case .awaitHead: .responseTimeout
        case .body: .idleTimeout
        }
    }

    /// What a transport must be able to do for the phase to have a bound of its own.
    var timeoutNeeds: [TransportCapabilities.Item] {
        switch self {
        // One that cannot tell how long a phase took cannot bound it either.
        case .pool, .resolve, .connect, .tls: [.timings]
        case .upload: [.uploadStreaming]
        case .awaitHead, .body: []
        }
    }
}
