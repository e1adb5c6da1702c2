import Foundation

/// The instructions of an operation, counted by callgrind in a process of its own. Unlike a time they are the same on a
/// busy machine; callgrind knows no SHA instructions, so that libcrypto's share is that of an older processor.
enum InstructionCount {
    /// Instructions a call, or `nil` where valgrind is not installed.
    static func measure(_ operation: String) throws -> Double? {
        // What is not repeated (start, warm-up) is in both and goes away.
        guard let few = try total(operation, calls: 200), let many = try total(operation, calls: 1200) else {
            return nil
        }
        return (many - few) / 1000
    }

    private static func total(_ operation: String, calls: Int) throws -> Double? {
        let valgrind = "/usr/bin/valgrind"
        guard FileManager.default.isExecutableFile(atPath: valgrind) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: valgrind)
        process.arguments = [
            "--tool=callgrind", "--callgrind-out-file=/dev/null", "/proc/\(getpid())/exe", "--repeat", operation,
            String(calls),
        ]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard let line = text.split(separator: "\n").first(where: { $0.contains("Collected :") }) else { return nil }
        return line.split(separator: " ").last.flatMap { Double($0) }
    }
}
