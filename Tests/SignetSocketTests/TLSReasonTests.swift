import SignetConformance
import SignetCore
import SignetSocket
import Synchronization
import Testing

@Suite("Why a TLS server is refused")
struct TLSReasonTests {
    /// The error with which the transport keeps the rule that begins with `name`.
    private func refusal(_ name: String) async throws -> TransportError {
        let rule = try #require(TLSConformanceCase.all.first { $0.name.hasPrefix(name) })
        let recorder = Mutex<RecordingTransport?>(nil)
        let result = await rule.run { tls, resolve in
            let transport = RecordingTransport(SocketTransport(tls: tls, resolve: resolve))
            recorder.withLock { $0 = transport }
            return transport
        }
        #expect(result.verdict == .passed)
        return try #require(recorder.withLock { $0?.error })
    }

    @Test(
        "The verdict is in words, and names the certificate at fault",
        arguments: [
            ("A certificate of an unknown authority", "signed by an unknown authority, 'Other authority'"),
            ("An authority that has no more than the name", "signed by an unknown authority, 'Conformance authority'"),
            ("A certificate that is signed by itself", "the certificate is signed by itself"),
            ("A chain without its intermediate", "signed by an unknown authority, 'Conformance intermediate'"),
            ("A certificate that has expired", "the certificate has expired"),
            ("A certificate that is not valid yet", "the certificate is not valid yet"),
            (
                "A certificate of an authority that has expired",
                "the certificate of the authority 'Conformance intermediate' has expired"
            ),
            ("A certificate for another host", "the certificate is for other.example, not for localhost"),
            ("A certificate for another address", "the certificate is for 127.0.0.2, not for 127.0.0.1"),
            ("A certificate with no name but a common name", "names no host (a common name does not count)"),
            ("A wildcard for two labels", "the certificate is for *.signet.test, not for a.b.signet.test"),
            ("A certificate for clients only", "the certificate is not meant for servers"),
            ("A certificate signed by one that is no authority", "'Impostor' signed the certificate without being"),
            ("A chain longer than its authority allows", "longer than the authority 'Upper authority' may make it"),
            ("A name that its authority may not vouch for", "a name that its authority, 'Conformance intermediate'"),
            ("A certificate signed with SHA-1", "signed with a digest that is too weak"),
            ("A certificate with an RSA key", "a key that is too weak"),
            ("A key that is not the one pinned", "none of those pinned; seen were sha256/"),
        ])
    func verdict(rule: String, words: String) async throws {
        let error = try await refusal(rule)
        #expect(error.kind == .tlsVerification && error.reason.contains(words), "\(error)")
    }

    @Test(
        "What could not be agreed on is in words",
        arguments: [
            ("A server that speaks nothing newer than TLS 1.1", "no version of TLS from 1.2 on"),
            ("A server older than the minimum", "no version of TLS from 1.3 on"),
            ("A server that does not speak TLS", "does not speak TLS on this port"),
            ("A connection cut within the handshake", "closed the connection"),
            ("A server that insists on HTTP/2", "the server insists on"),
            ("A server that requires a client certificate says so (TLS 1.2)", "requires a client certificate"),
            ("A server that requires a client certificate says so (TLS 1.3)", "requires a client certificate"),
        ])
    func disagreement(rule: String, words: String) async throws {
        let error = try await refusal(rule)
        #expect(error.kind == .tlsHandshake && error.phase == .tls && error.reason.contains(words), "\(error)")
    }
}
