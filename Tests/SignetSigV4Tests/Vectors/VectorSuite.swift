import Foundation

/// The AWS signing test suite, read where it lies: next to the repository, or where `SIGNET_VECTORS` says.
enum VectorSuite {
    static let absence: String =
        "the signing test suite is not at ../shared/aws-signing-test-suite; set SIGNET_VECTORS to its directory"

    static let directory: URL = {
        if let path = ProcessInfo.processInfo.environment["SIGNET_VECTORS"] { return URL(fileURLWithPath: path) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.deletingLastPathComponent().appendingPathComponent("shared/aws-signing-test-suite")
    }()

    static let isPresent = FileManager.default.fileExists(atPath: directory.appendingPathComponent("v4").path)

    /// The names of the v4 cases; empty if the suite is absent.
    static let names: [String] = {
        let v4 = directory.appendingPathComponent("v4").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: v4)) ?? []).sorted()
    }()
}
