import Glibc

/// What `/proc/self` tells of this process (proc(5)).
enum ProcessFolder {
    /// How many sockets are open.
    static var socketCount: Int { sockets.count }

    /// How many sockets but `others` wait for an answer to their SYN (`tcpi_state` 2, the first byte of TCP_INFO).
    static func connectingCount(except others: [Int32]) -> Int {
        sockets.count { descriptor in
            if others.contains(descriptor) { return false }
            var information = [UInt8](repeating: 0, count: 8)
            var length = socklen_t(information.count)
            let status = getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &information, &length)
            return status == 0 && information[0] == 2
        }
    }

    /// How many threads there are.
    static var threadCount: Int { names(in: "/proc/self/task").count }

    /// The descriptors that are open.
    static var descriptors: Set<Int32> { Set(names(in: "/proc/self/fd").compactMap { Int32($0) }) }

    /// The memory that is resident, in bytes.
    static var residentBytes: Int { status("VmRSS:") }

    /// The most memory that was resident since `forgetPeak()`, in bytes.
    static var peakBytes: Int { status("VmHWM:") }

    /// Begins to measure the peak anew.
    static func forgetPeak() {
        let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        write(file, "5", 1)
        close(file)
    }

    /// Whether a sanitizer holds back freed memory, so that what is resident says nothing.
    static var isSanitized: Bool {
        let program = dlopen(nil, RTLD_NOW)
        return dlsym(program, "__asan_init") != nil || dlsym(program, "__tsan_init") != nil
    }

    private static var sockets: Set<Int32> {
        descriptors.filter { descriptor in
            var status = stat()
            return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
        }
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    /// A line of `/proc/self/status`, which counts in KiB.
    private static func status(_ key: String) -> Int {
        let file = open("/proc/self/status", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = max(0, read(file, &bytes, bytes.count))
        let line = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(key) }
        return (line?.split { $0 == " " || $0 == "\t" }.dropFirst().first).flatMap { Int($0) }.map { $0 * 1024 } ?? 0
    }
}
