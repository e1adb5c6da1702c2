import Foundation

/// A certificate authority of the openssl command, in a directory of its own.
final class OpenSSLAuthority: Sendable {
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("signet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try run(["req", "-x509", "-subj", "/CN=Test CA", "-days", "2", "-out", path("ca.pem")] + key("ca"))
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    /// Makes `name.pem` and `name.key` for `subjects`, such as `DNS:localhost`.
    func issue(_ name: String, for subjects: String, days: Int = 2) throws {
        try Data("subjectAltName=\(subjects)".utf8).write(to: directory.appendingPathComponent("\(name).ext"))
        try run(["req", "-new", "-subj", "/CN=\(name)", "-out", path("\(name).csr")] + key(name))
        try run([
            "x509", "-req", "-in", path("\(name).csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
            "-CAcreateserial", "-days", "\(days)", "-extfile", path("\(name).ext"), "-out", path("\(name).pem"),
        ])
    }

    private func key(_ name: String) -> [String] {
        ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path("\(name).key")]
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
