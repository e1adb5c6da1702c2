import ClientLoad
import Foundation

/// One line of the table, and of the JSON Lines: what the rounds of a scenario gave, or why they gave nothing.
struct Row: Encodable {
    let scenario: Scenario
    let rounds: Int
    /// User and system time of the client process, in microseconds a request.
    let cpuMicroseconds: Spread?
    /// Times the CPU time of wrk in the same round.
    let ratioToWrk: Spread?
    /// Times the CPU time of AsyncHTTPClient in the same round.
    let ratioToAsyncHTTPClient: Spread?
    /// Times the CPU time of libcurl used from C in the same round.
    let ratioToLibcurl: Spread?
    /// Times the CPU time of `URLSession.data(for:)` in the same round.
    let ratioToBareURLSession: Spread?
    let requestsPerSecond: Spread?
    let p50Microseconds: Spread?
    let p99Microseconds: Spread?
    let peakRSSKiB: Spread?
    /// A request; `nil` where they were not counted.
    let systemCalls: Double?
    /// A request; `nil` where they were not counted.
    let allocations: Double?
    /// Why there is no figure, or not every one.
    let unmeasured: String?

    init(_ scenario: Scenario, rounds: Rounds, counts: Counts) {
        self.scenario = scenario
        let measurements = rounds.measurements(of: scenario)
        func spread(_ value: (LoadMeasurement) -> Double) -> Spread? { Spread(measurements.map(value)) }
        self.rounds = measurements.count
        cpuMicroseconds = spread(\.cpuMicroseconds)
        func ratio(to other: Client) -> Spread? {
            Spread(rounds.ratios(of: scenario, to: scenario.unsigned(by: other)))
        }
        ratioToWrk = ratio(to: .wrk)
        ratioToAsyncHTTPClient = ratio(to: .asyncHTTPClient)
        ratioToLibcurl = ratio(to: .libcurl)
        ratioToBareURLSession = ratio(to: .bareURLSession)
        requestsPerSecond = spread(\.requestsPerSecond)
        p50Microseconds = spread(\.p50Microseconds)
        p99Microseconds = spread(\.p99Microseconds)
        peakRSSKiB = spread { Double($0.peakRSSKiB) }
        systemCalls = counts.systemCalls
        allocations = counts.allocations
        unmeasured = rounds.failures[scenario] ?? counts.failure
    }

    static let header = """
        | client | scheme | connections | signed | CPU µs a request | × wrk | requests/s | p50 µs | p99 µs | peak RSS MiB | \
        system calls | allocations |
        | --- | --- | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |
        """

    /// In Markdown.
    var line: String {
        let figures = [
            cpuMicroseconds?.text, ratioToWrk?.median.figure,
            requestsPerSecond.map { String(format: "%.0f", $0.median) },
            p50Microseconds.map { String(format: "%.0f", $0.median) },
            p99Microseconds.map { String(format: "%.0f", $0.median) },
            peakRSSKiB.map { String(format: "%.1f", $0.median / 1024) }, systemCalls?.figure, allocations?.figure,
        ]
        let cells =
            [scenario.client.rawValue, scenario.scheme, "\(scenario.connections)", scenario.isSigned ? "yes" : "no"]
            + figures.map { $0 ?? "–" }
        return "| " + cells.joined(separator: " | ") + " |"
    }
}
