import Glibc

/// The CPU time of this thread: what other programs do on the machine is not in it.
enum ThreadClock {
    static var nanoseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
