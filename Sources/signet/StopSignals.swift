import Dispatch
import Glibc

/// SIGTERM and SIGINT, as an event instead of a death.
enum StopSignals {
    /// Waits for the first of them.
    static func first() async {
        let signals = [SIGTERM, SIGINT]
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number)
        }
        let arrivals = AsyncStream<Void> { continuation in
            for source in sources {
                source.setEventHandler { continuation.yield() }
                source.resume()
            }
        }
        for await _ in arrivals { break }
        sources.forEach { $0.cancel() }
    }
}
