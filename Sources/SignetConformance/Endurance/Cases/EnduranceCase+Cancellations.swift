import SignetCore
import Synchronization

extension EnduranceCase {
    /// A call that is cancelled ends at once and leaves nothing behind, however often that happens.
    static func cancellation(_ phase: CallPhase) -> EnduranceCase {
        EnduranceCase("A call that is cancelled while \(phase.activity) ends within 100 ms and leaves nothing") { run in
            try await run.withTransport(connections: phase == .pool ? 1 : nil) { transport in
                let standstill = try await Standstill(phase, transport)
                do {
                    let slowest = try await cancelMany(standstill, run)
                    await standstill.end()
                    return "the slowest of \(run.scale.cancellations) took \(slowest.inMilliseconds) ms"
                } catch {
                    await standstill.end()
                    throw error
                }
            }
        }
    }

    /// Calls that come first, so that threads and descriptors that a transport keeps have been made when they are counted.
    private static let warmUps = 10
    private static let bound = Duration.milliseconds(100)

    /// Cancels call after call; returns how long the slowest took to end.
    ///
    /// The bound is the contract's, but what else runs on the machine counts too: of three rounds, one must keep it.
    private static func cancelMany(_ standstill: Standstill, _ run: EnduranceRun) async throws -> Duration {
        var number = 0
        func cancelNext() async throws -> Duration {
            number += 1
            return try await cancel(number, standstill, run)
        }
        for _ in 0..<warmUps { _ = try await cancelNext() }
        let (sockets, threads) = (standstill.sockets, standstill.threads)
        var slowest = Duration.zero
        for _ in 0..<3 {
            slowest = .zero
            for _ in 0..<run.scale.cancellations { slowest = max(slowest, try await cancelNext()) }
            if slowest <= bound { break }
        }
        guard slowest <= bound else {
            throw EnduranceFailure("the slowest call took \(slowest.inMilliseconds) ms to end, three times over")
        }
        try await run.wait(for: "\(sockets) sockets to be left, of \(standstill.sockets)") {
            standstill.sockets <= sockets
        }
        // Pools of threads grow to the number of cores in their own time; a thread a call would be hundreds.
        try await run.wait(for: "\(threads) threads to be left, of \(standstill.threads)") {
            standstill.threads < threads + min(warmUps, run.scale.cancellations)
        }
        return slowest
    }

    private static func cancel(
        _ number: Int, _ standstill: Standstill, _ run: EnduranceRun
    ) async throws -> Duration {
        let call = Task { () -> (TransportError?, ContinuousClock.Instant) in
            do throws(TransportError) {
                try await standstill.call(RequestOptions())
                return (nil, .now)
            } catch {
                return (error, .now)
            }
        }
        run.note("call \(number) to stand still")
        // A call that ends by itself never stands still.
        let watch = Task { try await standstill.isReached(by: number, run) }
        let end = Task {
            _ = await call.value
            watch.cancel()
        }
        _ = await watch.result
        run.note("call \(number) to end")
        let start = ContinuousClock.now
        call.cancel()
        let (error, instant) = await call.value
        await end.value
        guard let error else { throw EnduranceFailure("call \(number) came back without an error") }
        guard error.kind == .cancelled else {
            throw EnduranceFailure("call \(number) failed with \(error.kind), not cancelled: \(error)")
        }
        try await standstill.isLeft(by: number, run)
        return instant - start
    }
}
