import Foundation

/// A program run to its end, without blocking the cooperative pool.
struct ChildProcess: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `executable` (looked up in PATH when it has no slash) with `environment` added to ours.
    static func run(
        _ executable: String, _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) async throws -> ChildProcess {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        try runBlocking(executable, arguments, environment: environment, input: input)
                    })
            }
        }
    }

    private static func runBlocking(
        _ executable: String, _ arguments: [String], environment: [String: String], input: String
    ) throws -> ChildProcess {
        let files = FileManager.default.temporaryDirectory.appendingPathComponent("signet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        // Files instead of pipes: neither side can fill a pipe and stop.
        let process = make(executable, arguments, environment: environment)
        process.standardInput = try handle(files.appendingPathComponent("in"), containing: input)
        process.standardOutput = try handle(files.appendingPathComponent("out"))
        process.standardError = try handle(files.appendingPathComponent("err"))
        try process.run()
        process.waitUntilExit()
        return ChildProcess(
            status: process.terminationStatus,
            output: try String(contentsOf: files.appendingPathComponent("out"), encoding: .utf8),
            errors: try String(contentsOf: files.appendingPathComponent("err"), encoding: .utf8))
    }

    static func make(_ executable: String, _ arguments: [String], environment: [String: String]) -> Process {
        let process = Process()
        if executable.contains("/") {
            process.executableURL = URL(fileURLWithPath: executable)
            process.arguments = arguments
        } else {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [executable] + arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return process
    }

    private static func handle(_ url: URL, containing text: String = "") throws -> FileHandle {
        try text.write(to: url, atomically: true, encoding: .utf8)
        return try FileHandle(forUpdating: url)
    }
}
