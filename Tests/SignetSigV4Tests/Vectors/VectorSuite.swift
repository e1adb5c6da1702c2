import Foundation
import SignetSigV4

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

    /// Every case of both algorithms, in both forms; empty if the suite is absent.
    static let cases: [VectorCase] = [SigningAlgorithm.hmacSHA256, .ecdsaP256SHA256].flatMap { algorithm in
        names(of: algorithm).flatMap { name in
            VectorCase.Form.allCases.map { VectorCase(algorithm: algorithm, name: name, form: $0) }
        }
    }

    /// The two cases of v4a that have a request and no answer are left out.
    private static func names(of algorithm: SigningAlgorithm) -> [String] {
        let directory = directory.appendingPathComponent(algorithm.directoryName)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.sorted().filter {
            FileManager.default.fileExists(atPath: directory.appendingPathComponent("\($0)/header-signature.txt").path)
        }
    }
}

extension SigningAlgorithm {
    /// Where the suite keeps its cases.
    var directoryName: String {
        switch self {
        case .hmacSHA256: "v4"
        case .ecdsaP256SHA256: "v4a"
        }
    }
}
