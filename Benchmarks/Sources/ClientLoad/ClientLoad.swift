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
    /// - Parameter exchange: One request, its response body read to the end; throws unless both are as expected.
    public func measure(_ exchange: @escaping @Sendable () async throws -> Void) async throws -> LoadMeasurement {
        _ = try await run(Self.warmUp(requests: requests, connections: connections), exchange)
        let spent = ProcessUsage.current.cpuMicroseconds
        let start = ContinuousClock.now
        let latencies = try await run(requests, exchange).sorted()
        let wall = start.duration(to: .now)
        let usage = ProcessUsage.current
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
    private func run(_ count: Int, _ exchange: @escaping @Sendable () async throws -> Void) async throws -> [Double] {
        let share = max(1, count / connections)
        return try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<connections {
                group.addTask {
                    var latencies: [Double] = []
                    latencies.reserveCapacity(share)
                    for _ in 0..<share {
                        let start = ContinuousClock.now
                        try await exchange()
                        latencies.append(start.duration(to: .now).seconds * 1e6)
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
