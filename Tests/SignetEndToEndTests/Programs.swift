import Foundation

/// The programs the tests run.
enum Programs {
    /// `signet`, built beside the test bundle.
    static let signet: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("signet").path
    }()

    /// The interpreter that has botocore and moto; `make test` sets one up.
    static let python = ProcessInfo.processInfo.environment["SIGNET_PYTHON"] ?? "python3"

    /// A script of this folder.
    static func oracle(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Oracles/\(name)").path
    }

    /// Whether the interpreter has `module`.
    static func pythonHas(_ module: String) async -> Bool {
        (try? await ChildProcess.run(python, ["-c", "import \(module)"]).status) == 0
    }
}
