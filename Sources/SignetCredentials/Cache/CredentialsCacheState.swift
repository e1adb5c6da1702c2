import SignetSigV4

/// The decisions of ``CachedCredentials``, without locks, tasks or clocks.
struct CredentialsCacheState {
    typealias Waiter = CheckedContinuation<Result<Credentials, CredentialsError>, Never>

    var kept: Credentials?
    var waiters: [UInt64: Waiter] = [:]

    private let windows: RefreshWindows
    private var isRefreshing = false
    private var nextAttempt: Timestamp?
    private var tickets: UInt64 = 0

    init(windows: RefreshWindows) {
        self.windows = windows
    }

    mutating func makeTicket() -> UInt64 {
        tickets += 1
        return tickets
    }

    /// What is kept, if it needs no renewal.
    func fresh(at now: Timestamp) -> Credentials? {
        remaining(at: now).flatMap { $0 > windows.advisory ? kept : nil }
    }

    /// What `waiter` is answered at once (it is kept waiting if that is nothing), and whether a renewal must begin.
    mutating func admit(
        _ waiter: Waiter, ticket: UInt64, at now: Timestamp
    ) -> (answer: Credentials?, mustRefresh: Bool) {
        if let fresh = fresh(at: now) { return (fresh, false) }
        let isUsable = remaining(at: now).map { $0 > windows.mandatory } ?? false
        let isDue = !isUsable || nextAttempt.map { now >= $0 } ?? true
        let mustRefresh = !isRefreshing && isDue
        if mustRefresh { isRefreshing = true }
        if isUsable { return (kept, mustRefresh) }
        waiters[ticket] = waiter
        return (nil, mustRefresh)
    }

    /// Ends the renewal: what everyone who waited is told.
    mutating func finish(
        _ result: Result<Credentials, CredentialsError>, at now: Timestamp
    ) -> (answer: Result<Credentials, CredentialsError>, waiters: [Waiter]) {
        isRefreshing = false
        defer { waiters = [:] }
        let answer = result.flatMap { Self.unexpired($0, at: now) }
        if case .success(let credentials) = answer { kept = credentials }
        // After a success too: a session shorter than the advisory window would else be renewed at every call.
        nextAttempt = now.adding(seconds: windows.pause)
        return (answer, Array(waiters.values))
    }

    private typealias Outcome = Result<Credentials, CredentialsError>

    private static func unexpired(_ credentials: Credentials, at now: Timestamp) -> Outcome {
        guard let expiration = credentials.expiration, expiration <= now else { return .success(credentials) }
        return .failure(
            CredentialsError(
                .expired, provider: "credentials cache",
                "the credentials obtained expired at \(expiration); it is \(now)",
                remedy: "set the clock of this machine"))
    }

    /// The seconds that what is kept lasts; `nil` for nothing kept.
    private func remaining(at now: Timestamp) -> Int64? {
        guard let kept else { return nil }
        return kept.expiration.map { $0.seconds(since: now) } ?? .max
    }
}
