/// What one scenario cost, as a worker reports it.
struct Measurement: Codable, Sendable {
    var scenario: Scenario
    var requests: Int
    /// User and system time of the client process, in microseconds a request.
    var cpuMicroseconds: Double
    var requestsPerSecond: Double
    var p50Microseconds: Double
    var p99Microseconds: Double
    /// The largest resident set of the client process.
    var peakRSSKiB: Int
}
