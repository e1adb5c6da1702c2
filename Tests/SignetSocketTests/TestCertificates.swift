import Foundation
import SignetTestSupport

/// A certificate authority and certificates of its making, by the openssl command, in a directory of their own.
final class TestCertificates: Sendable {
    private let directory: TemporaryDirectory

    /// Makes the authority.
    init() async throws {
        directory = try TemporaryDirectory()
        try await openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=Test CA", "-keyout", path("ca.key"), "-out", path("ca.pem"))
    }

    var authority: String { path("ca.pem") }

    func path(_ name: String) -> String { directory.path(name) }

    /// Issues a certificate for `names` (such as `DNS:localhost,IP:127.0.0.1`); makes `name.pem` and `name.key`.
    func issue(_ name: String, for names: String, days: Int = 1) async throws {
        try await openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name)",
            "-keyout", path("\(name).key"), "-out", path("\(name).csr"))
        try Data("subjectAltName=\(names)".utf8).write(to: directory.url.appendingPathComponent("\(name).ext"))
        try await openssl(
            "x509", "-req", "-in", path("\(name).csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
            "-CAcreateserial", "-days", "\(days)", "-extfile", path("\(name).ext"), "-out", path("\(name).pem"))
    }

    private func openssl(_ arguments: String...) async throws {
        let openssl = try await Program.run("openssl", arguments)
        guard openssl.status == 0 else { throw Failure(errors: openssl.errors) }
    }

    struct Failure: Error {
        let errors: String
    }
}
