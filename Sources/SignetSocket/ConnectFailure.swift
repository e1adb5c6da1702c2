import Glibc

/// Why none of the addresses of a host could be connected to.
struct ConnectFailure: Error {
    /// What was tried, in the order in which it failed.
    var attempts: [(address: SocketAddress, failure: StreamFailure)] = []

    /// The failure that says most: that we stopped, that time ran out, that the peer itself refused, that no way led there.
    var decisive: StreamFailure {
        attempts.map(\.failure).max { Self.weight($0) < Self.weight($1) } ?? .timedOut
    }

    private static func weight(_ failure: StreamFailure) -> Int {
        switch failure {
        case .cancelled, .shutDown: 4
        case .timedOut: 3
        case .refused(ECONNREFUSED): 2
        case .refused: 1
        default: 0
        }
    }
}

extension ConnectFailure: CustomStringConvertible {
    /// What became of each address.
    var description: String {
        attempts.map { "\($0.address): \($0.failure)" }.joined(separator: "; ")
    }
}
