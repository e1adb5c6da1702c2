import Foundation

/// The instructions of an operation, counted by callgrind in a process of its own. Unlike a time they are the same on a
/// busy machine; callgrind knows no SHA instructions, so that libcrypto's share is that of an older processor.
enum InstructionCount {
    /// Instructions a call, or `nil` where valgrind is not installed.
    static func measure(_ operation: String) throws -> Double? {
        guard let program = try stripped() else { return nil }
        defer { try? FileManager.default.removeItem(atPath: program) }
        // What is not repeated (start, warm-up) is in both and goes away.
        guard let few = try total(program, operation, calls: 200),
            let many = try total(program, operation, calls: 1200)
        else {
            return nil
        }
        return (many - few) / 1000
    }

    /// A copy of this program without debugging information, which valgrind 3.19 cannot read as Swift writes it.
    private static func stripped() throws -> String? {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("sigv4-benchmark-\(getpid())").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["strip", "-o", copy, "/proc/\(getpid())/exe"]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? copy : nil
    }

    private static func total(_ program: String, _ operation: String, calls: Int) throws -> Double? {
        let valgrind = "/usr/bin/valgrind"
        guard FileManager.default.isExecutableFile(atPath: valgrind) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: valgrind)
        process.arguments = [
            "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "--repeat", operation, String(calls),
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
