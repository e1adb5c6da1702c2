import Foundation
import SignetTestSupport

/// The programs of these tests.
enum Programs {
    /// `signet`, built beside the test bundle.
    static let signet: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("signet").path
    }()

    /// A script of this folder.
    static func oracle(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Oracles/\(name)").path
    }

    /// Runs `signet` to its end.
    static func signet(
        _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) async throws -> Program {
        try await Program.run(signet, arguments, environment: environment, input: input)
    }
}
