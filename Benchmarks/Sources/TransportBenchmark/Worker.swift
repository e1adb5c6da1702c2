import Foundation
import Signet
import SignetCurl
import SignetSocket
import SignetURLSession

/// Measures one scenario in a process of its own, so that CPU time and peak memory are its own.
struct Worker {
    let scenario: Scenario
    let url: String
    let caFile: String
    let requests: Int

    func run() async throws -> Measurement {
        let transport = try makeTransport()
        // One tenth to warm up: connections, code pages, allocator.
        _ = try await send(requests / 10, through: transport)
        let cpu = cpuMicroseconds()
        let start = ContinuousClock.now
        let latencies = try await send(requests, through: transport).sorted()
        let wall = ContinuousClock.now - start
        let spent = cpuMicroseconds() - cpu
        await transport.shutdown()
        return Measurement(
            scenario: scenario, requests: latencies.count, cpuMicroseconds: spent / Double(latencies.count),
            requestsPerSecond: Double(latencies.count) / wall.seconds, p50Microseconds: latencies.percentile(0.50),
            p99Microseconds: latencies.percentile(0.99), peakRSSKiB: usage().ru_maxrss)
    }

    private func makeTransport() throws -> any Transport {
        let tls = TLSConfiguration(trust: scenario.scheme == "https" ? .file(caFile) : .system)
        let base: any Transport =
            switch scenario.transport {
            case .socket: SocketTransport(tls: tls)
            case .curl: try CurlTransport(tls: tls)
            // URLSession trusts the system's file only; the harness puts the authority there for this process.
            case .urlsession: URLSessionTransport()
            }
        guard scenario.isSigned else { return base }
        let credentials = StaticCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            sessionToken: String(repeating: "t", count: 350))
        return base.signing(service: "execute-api", region: "eu-west-1", credentials: credentials)
    }

    /// The latency of each request, in microseconds.
    private func send(_ count: Int, through transport: any Transport) async throws -> [Double] {
        let share = max(1, count / scenario.connections)
        let request = try Request(.get, url)
        return try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<scenario.connections {
                group.addTask {
                    var latencies: [Double] = []
                    latencies.reserveCapacity(share)
                    for _ in 0..<share {
                        let start = ContinuousClock.now
                        let response = try await transport.send(request)
                        let body = try await response.body.collect(upTo: 1024)
                        latencies.append((ContinuousClock.now - start).seconds * 1e6)
                        guard response.status == .ok, body.count == Nginx.body.utf8.count else { throw Unexpected() }
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private struct Unexpected: Error {}

    private func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private func cpuMicroseconds() -> Double {
        let usage = usage()
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension [Double] {
    /// Of a sorted array.
    func percentile(_ fraction: Double) -> Double {
        isEmpty ? 0 : self[Swift.min(count - 1, Int(Double(count) * fraction))]
    }
}
