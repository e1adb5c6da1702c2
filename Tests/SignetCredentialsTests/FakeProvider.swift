import SignetCredentials
import SignetSigV4
import Synchronization

/// A provider that answers as a test has it, and can be made to wait.
final class FakeProvider: CredentialsProvider {
    typealias Answer = @Sendable (_ call: Int) -> Result<Credentials, CredentialsError>

    private struct State {
        var calls = 0
        var finished = 0
        var discarded: [Credentials] = []
        var isOpen = true
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let answer: Answer

    /// `answer` is given the number of the call, from 1.
    init(isOpen: Bool = true, _ answer: @escaping Answer) {
        self.answer = answer
        state.withLock { $0.isOpen = isOpen }
    }

    var calls: Int { state.withLock { $0.calls } }
    var discarded: [Credentials] { state.withLock { $0.discarded } }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func close() {
        state.withLock { $0.isOpen = false }
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let call = state.withLock { state in
            state.calls += 1
            return state.calls
        }
        await withCheckedContinuation { continuation in
            let mayPass = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if mayPass { continuation.resume() }
        }
        return try answer(call).get()
    }

    func discard(_ credentials: Credentials) {
        state.withLock { $0.discarded.append(credentials) }
    }
}
