import CMalloc
import Foundation

/// The memory that this process holds now.
struct HeldMemory {
    /// The resident set, once malloc has given back what it only kept for later.
    let residentKiB: Double
    /// What has been allocated and not freed.
    let liveKiB: Double

    init() {
        malloc_trim(0)
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        let resident = pages.flatMap { $0.count > 1 ? Double($0[1]) : nil } ?? 0
        residentKiB = resident * Double(sysconf(Int32(_SC_PAGESIZE))) / 1024
        let heap = mallinfo2()
        liveKiB = Double(heap.uordblks + heap.hblkhd) / 1024
    }
}
