import SignetCore

extension EnduranceCase {
    /// Each phase ends at the deadline of the call, and at the bound of its own.
    static func bounds(_ phase: CallPhase) -> [EnduranceCase] {
        [
            bound("The deadline ends a call on time while \(phase.activity)", phase, .deadlineExceeded) {
                RequestOptions(deadline: $0.advanced(by: asked))
            },
            bound(
                "The \(phase.timeoutName) timeout ends a call on time while \(phase.activity)",
                needs: phase.timeoutNeeds,
                phase, phase.timeoutKind
            ) { _ in RequestOptions(timeouts: phase.timeouts(asked)) },
        ]
    }

    /// What is asked for: longer than a phase takes to be reached, and no multiple of a clock's tick.
    private static let asked = Duration.milliseconds(123)
    private static let tolerance = Duration.milliseconds(50)

    /// No call may end too early. What else runs on the machine can make one end late: of three, one must be on time.
    private static func bound(
        _ name: String, needs: [TransportCapabilities.Item] = [], _ phase: CallPhase, _ kind: TransportError.Kind,
        _ options: @escaping @Sendable (_ start: ContinuousClock.Instant) -> RequestOptions
    ) -> EnduranceCase {
        EnduranceCase(name, needs: needs) { run in
            try await run.withTransport(connections: phase == .pool ? 1 : nil) { transport in
                let standstill = try await Standstill(phase, transport)
                do {
                    let best = try await bestOfThree(standstill, kind, run, options)
                    await standstill.end()
                    return "\((best - asked).inMilliseconds) ms late"
                } catch {
                    await standstill.end()
                    throw error
                }
            }
        }
    }

    private static func bestOfThree(
        _ standstill: Standstill, _ kind: TransportError.Kind, _ run: EnduranceRun,
        _ options: (ContinuousClock.Instant) -> RequestOptions
    ) async throws -> Duration {
        var best: Duration?
        for number in 1...3 {
            run.note("call \(number) to end")
            let start = ContinuousClock.now
            let error = await failure { () throws(TransportError) in try await standstill.call(options(start)) }
            let took = ContinuousClock.now - start
            guard let error, error.kind == kind else {
                throw EnduranceFailure("call \(number) ended with \(error.map { "\($0)" } ?? "no error"), not \(kind)")
            }
            guard took >= asked else {
                throw EnduranceFailure(
                    "call \(number) ended too early: after \(took.inMilliseconds) ms of \(asked.inMilliseconds)")
            }
            best = min(best ?? took, took)
            try await standstill.isLeft(by: number, run)
        }
        guard let best, best <= asked + tolerance else {
            throw EnduranceFailure(
                "the best of three calls ended after \((best ?? .zero).inMilliseconds) ms, not \(asked.inMilliseconds)")
        }
        return best
    }

    /// What `body` throws.
    private static func failure(
        _ body: () async throws(TransportError) -> Void
    ) async -> TransportError? {
        do throws(TransportError) {
            try await body()
            return nil
        } catch {
            return error
        }
    }
}
