import ClientLoad
import Foundation
import NginxServer

/// One round of wrk, measured from outside once its connections are open: it runs by time and counts its handshakes in.
struct WrkRun {
    let command: Command
    let probe: ServerProbe
    let connections: Int
    let requests: Int

    func measure() async throws -> LoadMeasurement {
        let (process, output) = try command.start()
        do {
            let window = try await window(of: process.processIdentifier)
            let peak = ProcessUsage.peakRSSKiB(of: "\(process.processIdentifier)")
            process.interrupt()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return LoadMeasurement(
                requests: window.requests, cpuMicroseconds: window.cpu / Double(window.requests),
                requestsPerSecond: Double(window.requests) / window.wall.seconds,
                p50Microseconds: try Self.percentile("50%", in: text),
                p99Microseconds: try Self.percentile("99%", in: text), peakRSSKiB: peak)
        } catch {
            process.interrupt()
            process.waitUntilExit()
            throw error
        }
    }

    /// From when all connections are open and warm, until so many requests have been answered; 30 s at most.
    private func window(of process: pid_t) async throws -> (requests: Int, cpu: Double, wall: Duration) {
        try await probe.wait(forConnections: connections)
        try await Task.sleep(for: .milliseconds(200))
        let clock = try ProcessClock(of: process)
        let first = try await probe.status().requests
        let spent = clock.microseconds
        let start = ContinuousClock.now
        var answered = 0
        repeat {
            try await Task.sleep(for: .milliseconds(20))
            answered = try await probe.status().requests - first
        } while answered < requests && start.duration(to: .now) < .seconds(30)
        return (answered, clock.microseconds - spent, start.duration(to: .now))
    }

    /// From a line like `     50%    1.23ms`, in microseconds.
    private static func percentile(_ name: String, in text: String) throws -> Double {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let index = words.firstIndex(of: Substring(name)), index + 1 < words.count else {
            throw Unmeasured("wrk prints no \(name) latency")
        }
        let units = [("us", 1.0), ("ms", 1e3), ("s", 1e6)]
        for (unit, factor) in units where words[index + 1].hasSuffix(unit) {
            if let value = Double(words[index + 1].dropLast(unit.count)) { return value * factor }
        }
        throw Unmeasured("wrk's latency \(words[index + 1]) is in no known unit")
    }
}
