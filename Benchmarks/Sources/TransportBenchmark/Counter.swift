import Foundation

/// What is counted in a pass of its own, since counting slows a client down.
enum Counter {
    /// By perf, in the kernel.
    case systemCalls
    /// By a library that is preloaded in front of malloc.
    case allocations(library: String)

    /// Compiles the counter of allocations.
    static func allocations(in directory: URL) throws -> Counter {
        let library = directory.appendingPathComponent("allocations.so").path
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Counters/allocations.c").path
        try Command(words: ["/usr/bin/env", "clang", "-shared", "-fPIC", "-O2", "-o", library, source]).run()
        return .allocations(library: library)
    }

    /// Runs `command`; what it wrote, and the count.
    func count(_ command: Command) throws -> (output: String, count: Int) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("signet-count-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var counted = command
        switch self {
        case .systemCalls:
            counted = command.wrapped(in: [
                "/usr/bin/perf", "stat", "-x", ",", "-o", file.path, "-e", "raw_syscalls:sys_enter", "--",
            ])
        case .allocations(let library):
            counted.environment["LD_PRELOAD"] = library
            counted.environment["SIGNET_ALLOCATIONS"] = file.path
        }
        let output = try counted.run()
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        // A comment and `29,,raw_syscalls:sys_enter,…` by perf; a number a process by the library.
        let counts = lines.compactMap { line in line.split(separator: ",").first.flatMap { Int($0) } }
        guard !counts.isEmpty else { throw Unmeasured("nothing was counted: \(lines.joined(separator: " "))") }
        return (output, counts.reduce(0, +))
    }
}
