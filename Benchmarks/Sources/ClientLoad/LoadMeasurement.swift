import Foundation

/// What a load cost its client, as the client's process reports it.
public struct LoadMeasurement: Codable, Sendable {
    /// The requests that were measured.
    public var requests: Int
    /// User and system time of the client process, in microseconds a request.
    public var cpuMicroseconds: Double
    /// Requests a second.
    public var requestsPerSecond: Double
    /// The latency that half of the requests did not exceed, in microseconds.
    public var p50Microseconds: Double
    /// The latency that 99 % of the requests did not exceed, in microseconds.
    public var p99Microseconds: Double
    /// The largest resident set of the client process.
    public var peakRSSKiB: Int

    /// These figures.
    public init(
        requests: Int, cpuMicroseconds: Double, requestsPerSecond: Double, p50Microseconds: Double,
        p99Microseconds: Double, peakRSSKiB: Int
    ) {
        self.requests = requests
        self.cpuMicroseconds = cpuMicroseconds
        self.requestsPerSecond = requestsPerSecond
        self.p50Microseconds = p50Microseconds
        self.p99Microseconds = p99Microseconds
        self.peakRSSKiB = peakRSSKiB
    }

    /// Prints it on a line of standard output, as JSON.
    public func report() throws {
        print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
    }
}
