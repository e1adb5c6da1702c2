import Synchronization

/// The sessions that connections of one configuration may resume, by the origin that granted them.
///
/// Kept per origin, not per host name: what runs on another port has other tickets. Locked once a handshake, and never on
/// the way of a request.
final class TLSSessionCache: Sendable {
    /// 64 origins: a session holds its server's certificates, some 8 KB, so that the whole stays around 2 MB.
    private static let mostOrigins = 64
    /// 4 a origin: two full handshakes' worth, as servers grant two tickets with each (RFC 8446 §4.6.1).
    private static let mostPerOrigin = 4

    private struct State {
        var sessions: [String: [ResumableSession]] = [:]
        /// The origin that was added first is the first to go.
        var origins: [String] = []
    }

    private let state = Mutex(State())

    /// Keeps `session` for a later connection to `origin`.
    func put(_ session: ResumableSession, for origin: String) {
        state.withLock { state in
            if state.sessions[origin] == nil {
                if state.origins.count >= Self.mostOrigins { state.sessions[state.origins.removeFirst()] = nil }
                state.origins.append(origin)
            }
            var sessions = state.sessions[origin] ?? []
            // One that can be used again makes all others superfluous.
            if !session.isForOneUse { sessions = [] }
            if sessions.count >= Self.mostPerOrigin { sessions.removeFirst() }
            state.sessions[origin] = sessions + [session]
        }
    }

    /// The newest session for `origin`, if there is one.
    func take(for origin: String) -> ResumableSession? {
        state.withLock { state in
            while let session = state.sessions[origin]?.last {
                let isUsable = session.isUsable
                // RFC 8446 §C.4: a ticket used twice would let an observer link the two connections.
                if !isUsable || session.isForOneUse { state.sessions[origin]?.removeLast() }
                if isUsable { return session }
            }
            return nil
        }
    }

    /// How many sessions are kept.
    var count: Int { state.withLock { $0.sessions.values.reduce(0) { $0 + $1.count } } }
}
