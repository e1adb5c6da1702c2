import SignetCore
import Testing

@Suite("A transport error")
struct TransportErrorTests {
    @Test("reads: what failed, at which peer, in which phase, why, and the remedy")
    func sentence() {
        let error = TransportError(
            .tlsVerification, during: .tls, peer: "h:443", "self-signed certificate", remedy: "name its authority",
            requestMayHaveBeenSent: false)
        #expect(
            error.description
                == "TLS certificate not trusted at h:443 while negotiating TLS: self-signed certificate (name its authority)"
        )
        #expect(TransportError.invalidRequest("no host").description == "invalid request: no host")
    }

    @Test("has words for every kind and phase", arguments: TransportError.Kind.allCases)
    func words(kind: TransportError.Kind) {
        for phase in TransportError.Phase.allCases {
            let text = TransportError(kind, during: phase, "why", requestMayHaveBeenSent: true).description
            #expect(text.contains(": why"))
            #expect(text.contains(" while "))
        }
    }
}
