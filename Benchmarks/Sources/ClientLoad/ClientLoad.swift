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

    /// One request, its response body read to the end; throws unless both are as expected.
    public typealias Exchange = @Sendable () async throws -> Void

    /// Where a task does its work: it calls what it is given, there.
    public typealias Place = @Sendable (_ work: () async throws -> [Double]) async throws -> [Double]

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
        at place: @escaping Place = { try await $0() }, _ exchange: @escaping Exchange
    ) async throws -> LoadMeasurement {
        _ = try await run(Self.warmUp(requests: requests, connections: connections), at: place, exchange)
        let spent = ProcessUsage.current.cpuMicroseconds
        let start = ContinuousClock.now
        var latencies = try await run(requests, at: place, exchange)
        let wall = start.duration(to: .now)
        let usage = ProcessUsage.current
        latencies.sort()
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

    /// The latency of each request, in microseconds.
    private func run(_ count: Int, at place: @escaping Place, _ exchange: @escaping Exchange) async throws -> [Double] {
        let share = max(1, count / connections)
        return try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<connections {
                group.addTask { try await place { try await Self.latencies(of: share, exchange) } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// One after another.
    private static func latencies(of count: Int, _ exchange: Exchange) async throws -> [Double] {
        var latencies: [Double] = []
        latencies.reserveCapacity(count)
        for _ in 0..<count {
            let start = ContinuousClock.now
            try await exchange()
            latencies.append(start.duration(to: .now).seconds * 1e6)
        }
        return latencies
    }
}
