import CSignetOpenSSL
import SignetCertificates
import SignetCore

extension TLSConformanceCase {
    /// Servers that must be spoken to: a transport that refuses everybody is of no use.
    static let accepted: [TLSConformanceCase] = [
        good("A certificate of a trusted authority is accepted for its host"),
        good("A certificate of a trusted authority is accepted for its address", host: "127.0.0.1"),
        TLSConformanceCase("A certificate of an intermediate authority is accepted", .response("hello")) {
            root throws(CertificateError) in
            let authority = try CertifiedKey.authority(by: root, pathLength: 0)
            return [try .server(by: authority), authority]
        },
        TLSConformanceCase(
            "A wildcard for one whole label is accepted", host: "a.signet.test", .response("hello")
        ) { authority throws(CertificateError) in [try .server("DNS:*.signet.test", by: authority)] },
        good("TLS 1.2 is spoken unless more is asked for") { $0.maximumVersion = TLS1_2_VERSION },
        good("A client certificate is presented (TLS 1.2)", client: .certified) {
            $0.requiresClient = true
            $0.maximumVersion = TLS1_2_VERSION
        },
        good("A client certificate is presented (TLS 1.3)", client: .certified) { $0.requiresClient = true },
        good("A server with the key that is pinned is accepted", client: .pinningServer),
        good("New keys are agreed on within a connection") { $0.updatesKeys = true },
        TLSConformanceCase(
            "Whoever trusts nobody's word speaks to anybody", client: .insecure, .response("hello")
        ) { _ throws(CertificateError) in [try .server("DNS:other.example", by: nil)] },
    ]

    /// Where a body ends, and where it was cut (RFC 8446 §6.1, RFC 9112 §9.8).
    static let endings: [TLSConformanceCase] = [
        good("A body that lasts until the goodbye is whole") {
            $0.response = "HTTP/1.1 200 OK\r\n\r\nhello"
            $0.ending = .goodbye
        },
        good("A body that lasts until an end without goodbye was cut short", needs: [.closeNotify], .truncatedBody) {
            $0.response = "HTTP/1.1 200 OK\r\n\r\nhello"
            $0.ending = .silence
        },
        good("A body of stated length is whole without a goodbye") { $0.ending = .silence },
        good("A chunked body is whole without a goodbye") {
            $0.response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            $0.ending = .silence
        },
        good("A body shorter than its stated length was cut short, goodbye or not", .truncatedBody) {
            $0.response = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"
            $0.ending = .goodbye
        },
        good(
            "A response to a body that is still sent is delivered, though the server hangs up with it",
            needs: [.earlyResponses], sending: .bytes([UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20))
        ) { $0.hangsUpOnRequests = true },
    ]

    private static func good(
        _ name: String, needs: [TransportCapabilities.Item] = [], host: String = "localhost",
        client: TLSClient = .trusting, sending body: Body = .none, _ outcome: TLSOutcome = .response("hello"),
        _ change: (inout TLSManner) -> Void = { _ in }
    ) -> TLSConformanceCase {
        var manner = TLSManner()
        change(&manner)
        return TLSConformanceCase(
            name, needs: needs, host: host, client: client, sending: body, manner: manner, outcome
        ) {
            authority throws(CertificateError) in
            [try .server(by: authority)]
        }
    }
}
