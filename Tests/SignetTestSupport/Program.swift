import Foundation

/// A program that has run to its end.
public struct Program: Sendable {
    /// The exit status, or 128 and the signal that ended it.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String

    /// The interpreter that has botocore and moto; `make test` sets one up.
    public static let python = ProcessInfo.processInfo.environment["SIGNET_PYTHON"] ?? "python3"

    /// Whether ``python`` has `module`.
    public static func pythonHas(_ module: String) async -> Bool {
        (try? await run(python, ["-c", "import \(module)"]).status) == 0
    }

    /// Runs `program` with `input` on its standard input.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) async throws -> Program {
        let directory = try TemporaryDirectory()
        // Files instead of pipes: a program that writes much never waits for a reader.
        let output = try directory.create("output")
        let errors = try directory.create("errors")
        let input = try directory.create("input", containing: input)
        let running = try RunningProgram(
            program, arguments, environment: environment, input: input.fileDescriptor, output: output.fileDescriptor,
            errors: errors.fileDescriptor)
        let status = await running.wait()
        return Program(
            status: status, output: try directory.text(of: "output"), errors: try directory.text(of: "errors"))
    }
}
