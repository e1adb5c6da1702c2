import Foundation

/// What this process has used so far.
public struct ProcessUsage: Sendable {
    /// User and system time, in microseconds.
    public let cpuMicroseconds: Double
    /// The largest resident set.
    public let peakRSSKiB: Int

    /// As the kernel tells it now.
    public static var current: ProcessUsage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return ProcessUsage(
            cpuMicroseconds: Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
                + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec),
            peakRSSKiB: peakRSSKiB())
    }

    /// The largest resident set of a process, this one unless stated; 0 when it is gone.
    ///
    /// Not `ru_maxrss`: that keeps the size of whatever forked the process.
    public static func peakRSSKiB(of process: String = "self") -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
