import CSignetOpenSSL
import Foundation
import HTTPTypes
import SignetCertificates
import SignetConformance
import SignetCore
import SignetTestSupport
import Testing

@testable import SignetSocket

@Suite("TLS settings")
struct TLSContextTests {
    private let directory: TemporaryDirectory
    private let authority: CertifiedKey

    init() throws {
        directory = try TemporaryDirectory()
        authority = try CertifiedKey(.init("Authority", .authority(pathLength: nil)))
    }

    private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = directory.path(name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// What is wrong with a configuration, and whether the server was spoken to.
    private func refusal(_ tls: TLSConfiguration) async throws -> TransportError {
        let server = try SignetConformance.RawServer(.once(.readToEnd))
        let transport = SocketTransport(tls: tls)
        let error = await failure { _ = try await transport.send(Request(.get, "https://127.0.0.1:\(server.port)/")) }
        await transport.shutdown()
        await server.stop()
        #expect(server.accepted == 0)
        return try #require(error)
    }

    @Test("A key that is not the certificate's is refused before anybody is spoken to")
    func mismatch() async throws {
        let (client, other) = try (CertifiedKey(.init("Client", .client)), CertifiedKey(.init("Other", .client)))
        let identity = TLSConfiguration.Identity(
            certificateFile: try file("client.pem", client.certificate.pem()),
            keyFile: try file("other.key", other.key.pem()))
        let error = try await refusal(TLSConfiguration(identity: identity))
        #expect(error.kind == .invalidRequest && !error.requestMayHaveBeenSent)
        #expect(error.reason.contains("other.key is not that of the certificate in"))
    }

    @Test("An encrypted key is called by its name, and nobody is asked for a passphrase")
    func encrypted() async throws {
        let client = try CertifiedKey(.init("Client", .client))
        let plain = try file("client.key", client.key.pem())
        let key = directory.path("encrypted.key")
        _ = try await Program.run("openssl", ["pkey", "-in", plain, "-aes256", "-passout", "pass:x", "-out", key])
        let identity = TLSConfiguration.Identity(
            certificateFile: try file("client.pem", client.certificate.pem()), keyFile: key)
        let error = try await refusal(TLSConfiguration(identity: identity))
        #expect(error.kind == .invalidRequest && error.reason.contains("is encrypted"))
    }

    @Test("Files that are not there, or not PEM, are named", arguments: ["/nonexistent.pem", "/etc/passwd", "a\0b"])
    func unusable(path: String) async throws {
        let identity = TLSConfiguration.Identity(certificateFile: path, keyFile: path)
        for tls in [TLSConfiguration(trust: .file(path)), TLSConfiguration(identity: identity)] {
            let error = try await refusal(tls)
            #expect(error.kind == .invalidRequest && error.reason.contains(path))
        }
    }

    @Test("Authorities are taken from PEM, all of them or none")
    func pem() throws {
        let one = try authority.certificate.pem()
        let other = try CertifiedKey(.init("Other", .authority(pathLength: nil))).certificate.pem()
        for good in [one, one + other, Array("text before\n".utf8) + one + Array("text after".utf8)] {
            _ = try TLSContext(client: TLSConfiguration(trust: .pem(good)))
        }
        let broken = one + Array("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".utf8)
        for bad in [[], Array("nothing".utf8), broken, Array(one.dropLast(60))] {
            let error = #expect(throws: TLSFailure.self) {
                try TLSContext(client: TLSConfiguration(trust: .pem(bad)))
            }
            #expect(error?.kind == .configuration)
        }
    }

    @Test("The system's authorities are found")
    func system() throws {
        let context = try TLSContext(client: TLSConfiguration())
        let store = SSL_CTX_get_cert_store(context.context)
        #expect(OPENSSL_sk_num(X509_STORE_get0_objects(store)) > 50)
    }

    @Test("The key of an authority can be pinned")
    func pinnedAuthority() async throws {
        let leaf = try CertifiedKey(.init("localhost", .server, names: "DNS:localhost"), issuer: authority)
        _ = try file("server.pem", leaf.certificate.pem())
        _ = try file("server.key", leaf.key.pem())
        let certificates = try await TestCertificates()
        try FileManager.default.copyItem(
            atPath: directory.path("server.pem"), toPath: certificates.path("server.pem"))
        try FileManager.default.copyItem(
            atPath: directory.path("server.key"), toPath: certificates.path("server.key"))
        let server = try await TLSServer("server", certificates)
        let key = authority.certificate.publicKey()
        let digest = key.withUnsafeBytes { signet_sha256($0.baseAddress, $0.count) }
        let pin = PublicKeyPin(digest: withUnsafeBytes(of: digest.bytes, Array.init))
        let tls = TLSConfiguration(trust: .pem(try authority.certificate.pem()), pins: [pin])
        try await withTransport(.init(tls: tls)) { transport in
            let text = try await transport.send(Request(.get, server.url)).text()
            #expect(text == "ok")
        }
        await server.close()
    }
}
