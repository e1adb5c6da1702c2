public import SignetSigV4
import Synchronization

/// Keeps the credentials of another provider, and renews them before they expire.
///
/// However many tasks ask, one request is in flight. In the advisory window the kept credentials are served while they
/// are renewed in the background, and still served should that fail; in the mandatory window, and when there are none,
/// callers wait. A caller that is cancelled stops waiting at once, and neither the others nor the request notice.
public final class CachedCredentials: CredentialsProvider {
    private let base: any CredentialsProvider
    private let clock: WallClock
    private let state: Mutex<CredentialsCacheState>

    /// A cache over `base`.
    public init(_ base: any CredentialsProvider, windows: RefreshWindows = RefreshWindows(), clock: WallClock = .system)
    {
        self.base = base
        self.clock = clock
        state = Mutex(CredentialsCacheState(windows: windows))
    }

    /// The kept credentials, or new ones.
    ///
    /// - Throws: what `base` throws, to every caller that waited for it; ``CredentialsError/Kind/expired`` when it
    ///   delivers what has expired already; ``CredentialsError/Kind/cancelled`` to a caller whose task is cancelled.
    public func credentials() async throws(CredentialsError) -> Credentials {
        if let readyCredentials { return readyCredentials }
        let ticket = state.withLock { $0.makeTicket() }
        let result: Result<Credentials, CredentialsError> = await withTaskCancellationHandler {
            await withCheckedContinuation { answer($0, ticket: ticket) }
        } onCancel: {
            cancel(ticket)
        }
        return try result.get()
    }

    /// The kept credentials while they need no renewal.
    public var readyCredentials: Credentials? {
        let now = clock.now
        return state.withLock { $0.fresh(at: now) }
    }

    /// How many callers wait for a renewal.
    package var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Drops `credentials` if they are the ones kept.
    public func discard(_ credentials: Credentials) {
        state.withLock { state in
            if state.kept == credentials { state.kept = nil }
        }
        base.discard(credentials)
    }

    /// Answers from what is kept, or lets `waiter` wait; begins the renewal that is due.
    private func answer(_ waiter: CredentialsCacheState.Waiter, ticket: UInt64) {
        let now = clock.now
        let (kept, mustRefresh) = state.withLock { state in state.admit(waiter, ticket: ticket, at: now) }
        if mustRefresh { refresh() }
        if let kept { return waiter.resume(returning: .success(kept)) }
        // The handler may have run before the waiter was there to be found.
        if Task.isCancelled { cancel(ticket) }
    }

    private func cancel(_ ticket: UInt64) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: ticket) }
        waiter?.resume(
            returning: .failure(
                CredentialsError(.cancelled, provider: "credentials cache", "the task was cancelled while it waited")))
    }

    /// A task of its own: the caller's cancellation must not end what others wait for.
    private func refresh() {
        Task { @concurrent in
            let result: Result<Credentials, CredentialsError>
            do throws(CredentialsError) {
                result = .success(try await base.credentials())
            } catch {
                result = .failure(error)
            }
            let now = clock.now
            let (answer, waiters) = state.withLock { $0.finish(result, at: now) }
            for waiter in waiters { waiter.resume(returning: answer) }
        }
    }
}
