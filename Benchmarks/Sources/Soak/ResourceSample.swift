import Foundation

/// What this process holds.
struct ResourceSample: Sendable {
    /// Since the run began.
    let seconds: Double
    let descriptors: Int
    let residentKiB: Int

    init(seconds: Double) {
        self.seconds = seconds
        // The directory itself is open while it is read.
        descriptors = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 1) - 1
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        residentKiB = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
