import Glibc

/// The CPU clock of another process.
struct ProcessClock {
    private let clock: clockid_t

    init(of process: pid_t) throws {
        var clock = clockid_t()
        guard clock_getcpuclockid(process, &clock) == 0 else { throw Unmeasured("process \(process) has no CPU clock") }
        self.clock = clock
    }

    /// User and system time of the process so far, in microseconds.
    var microseconds: Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
