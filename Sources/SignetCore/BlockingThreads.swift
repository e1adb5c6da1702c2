import Glibc
import Synchronization

/// Threads for calls that block, such as `getaddrinfo` and file reads: none may run on Swift's cooperative pool, which
/// has one thread a core and would stop.
package final class BlockingThreads: Sendable {
    /// The threads everything in the process shares, but for the resolver: at most eight, more than disks can serve at once.
    package static let shared = BlockingThreads(maximum: 8)

    /// The threads of the resolver. A name hangs for 10 s when its servers are away (resolv.conf(5): two tries of 5 s), and
    /// must hold up neither files nor other names: at most 64, which cost 16 KB each once they have been needed.
    package static let names = BlockingThreads(maximum: 64)

    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var idle = 0
        var threads = 0
    }

    private let maximum: Int
    private let state = Mutex(State())
    private let available = Semaphore()

    init(maximum: Int) {
        self.maximum = maximum
    }

    /// Runs `work` on one of the threads and waits for it without blocking.
    ///
    /// - Throws: ``TransportError/Kind/resourceExhausted`` when there is no thread to be had.
    package func run<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value
    ) async throws(TransportError) -> Value {
        let result: Result<Value, TransportError> = await withCheckedContinuation { continuation in
            if let error = submit({ continuation.resume(returning: .success(work())) }) {
                continuation.resume(returning: .failure(error))
            }
        }
        return try result.get()
    }

    /// Queues `job` for one of the threads; returns why it could not be, in which case it never runs.
    package func submit(_ job: @escaping @Sendable () -> Void) -> TransportError? {
        let hasThread = state.withLock { state in
            if state.jobs.count >= state.idle, state.threads < maximum, startThread() { state.threads += 1 }
            guard state.threads > 0 else { return false }
            state.jobs.append(job)
            return true
        }
        guard hasThread else {
            return TransportError(
                .resourceExhausted, during: nil, "no thread could be started", requestMayHaveBeenSent: false)
        }
        available.signal()
        return nil
    }

    private func startThread() -> Bool {
        var thread = pthread_t()
        let threads = Unmanaged.passRetained(self)
        let status = pthread_create(
            &thread, nil,
            { context in
                context.map { Unmanaged<BlockingThreads>.fromOpaque($0).takeUnretainedValue().work() }
                return nil
            }, threads.toOpaque())
        guard status == 0 else {
            threads.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// The life of a thread; it lasts as long as the process, waiting costs nothing.
    private func work() -> Never {
        while true {
            state.withLock { $0.idle += 1 }
            available.wait()
            let job = state.withLock { state -> (@Sendable () -> Void)? in
                state.idle -= 1
                return state.jobs.isEmpty ? nil : state.jobs.removeFirst()
            }
            job?()
        }
    }
}
