import Dispatch
import Glibc

/// SIGTERM and SIGINT, as an event instead of a death.
struct StopSignals {
    private let arrivals: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    /// Returns when neither of them can be lost any more.
    static func install() async -> StopSignals {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGTERM, SIGINT] {
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { arrived.yield() }
            await withCheckedContinuation { continuation in
                // Ignored only once it is watched: a signal in between would vanish.
                source.setRegistrationHandler { continuation.resume() }
                source.resume()
            }
            signal(number, SIG_IGN)
            sources.append(source)
        }
        return StopSignals(arrivals: arrivals, sources: sources)
    }

    /// Waits for the first of them.
    func first() async {
        for await _ in arrivals { break }
        sources.forEach { $0.cancel() }
    }
}
