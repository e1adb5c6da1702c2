/// So many requests over so many connections, one task each, by a client in a process of its own.
///
/// Every peer is started with the same four arguments, and prints one ``LoadMeasurement`` as JSON.
public struct ClientLoad: Sendable {
    /// What is asked for, by GET.
    public let url: String
    /// The authority to trust on https, in PEM.
    public let caFile: String
    /// The requests that are measured; a tenth more come first, to warm up.
    public let requests: Int
    /// The tasks, each with one request at a time.
    public let connections: Int

    /// The requests of one task, one after another for as long as its stopwatch goes on, the body of each response read to the
    /// end; throws unless both are as expected.
    public typealias Exchanges = @Sendable (_ stopwatch: inout Stopwatch) async throws -> Void

    /// Where a task does its work: it calls what it is given, there.
    public typealias Place = @Sendable (_ work: () async throws -> [UInt64]) async throws -> [UInt64]

    /// From `URL CA-FILE REQUESTS CONNECTIONS`; `nil` when these are something else.
    public init?(arguments: some Collection<String>) {
        let arguments = Array(arguments)
        guard arguments.count == 4, let requests = Int(arguments[2]), let connections = Int(arguments[3]),
            connections > 0
        else { return nil }
        url = arguments[0]
        caFile = arguments[1]
        self.requests = requests
        self.connections = connections
    }

    /// Warms up, measures, and tells.
    ///
    /// - Parameter place: Where each task works; Swift's own pool unless stated.
    public func measure(
        at place: @escaping Place = { try await $0() }, _ exchanges: @escaping Exchanges
    ) async throws -> LoadMeasurement {
        _ = try await run(Self.warmUp(requests: requests, connections: connections), at: place, exchanges)
        let spent = ProcessUsage.current.cpuMicroseconds
        let start = ContinuousClock.now
        let nanoseconds = try await run(requests, at: place, exchanges)
        let wall = start.duration(to: .now)
        let usage = ProcessUsage.current
        let latencies = nanoseconds.sorted().map { Double($0) / 1e3 }
        return LoadMeasurement(
            requests: latencies.count,
            cpuMicroseconds: (usage.cpuMicroseconds - spent) / Double(latencies.count),
            requestsPerSecond: Double(latencies.count) / wall.seconds, p50Microseconds: latencies.percentile(0.50),
            p99Microseconds: latencies.percentile(0.99), peakRSSKiB: usage.peakRSSKiB)
    }

    /// The requests that come before those that are measured.
    public static func warmUp(requests: Int, connections: Int) -> Int {
        max(1, requests / 10 / connections) * connections
    }

    /// The latency of each request, in nanoseconds.
    private func run(
        _ count: Int, at place: @escaping Place, _ exchanges: @escaping Exchanges
    ) async throws -> [UInt64] {
        let share = max(1, count / connections)
        return try await withThrowingTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<connections {
                group.addTask {
                    try await place {
                        var stopwatch = Stopwatch(requests: share)
                        try await exchanges(&stopwatch)
                        return stopwatch.latencies
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
