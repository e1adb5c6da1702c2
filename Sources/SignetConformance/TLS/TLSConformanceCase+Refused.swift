import CSignetOpenSSL
import SignetCertificates
import SignetCore

extension TLSConformanceCase {
    /// Servers that must be refused before a byte of the request is sent.
    static let refused: [TLSConformanceCase] = untrusted + misnamed + misissued + weak + disagreeing

    private static let untrusted = [
        TLSConformanceCase("A certificate of an unknown authority is refused", .distrust) {
            _ throws(CertificateError) in
            [try .server(by: .authority("Other authority", by: nil))]
        },
        TLSConformanceCase("An authority that has no more than the name of a trusted one is refused", .distrust) {
            _ throws(CertificateError) in
            [try .server(by: .authority("Conformance authority", by: nil))]
        },
        TLSConformanceCase("A certificate that is signed by itself is refused", .distrust) {
            _ throws(CertificateError) in
            [try .server(by: nil)]
        },
        TLSConformanceCase("A chain without its intermediate is refused", .distrust) {
            authority throws(CertificateError) in
            [try .server(by: .authority(by: authority))]
        },
        TLSConformanceCase("A key that is not the one pinned is refused", client: .pinningOther, .distrust) {
            authority throws(CertificateError) in
            [try .server(by: authority)]
        },
        TLSConformanceCase("A certificate that has expired is refused", .distrust) {
            authority throws(CertificateError) in
            [try .server(by: authority) { $0.validity = -7200 ..< -3600 }]
        },
        TLSConformanceCase("A certificate that is not valid yet is refused", .distrust) {
            authority throws(CertificateError) in
            [try .server(by: authority) { $0.validity = 3600..<7200 }]
        },
        TLSConformanceCase("A certificate of an authority that has expired is refused", .distrust) {
            root throws(CertificateError) in
            let authority = try CertifiedKey.authority(by: root) { $0.validity = -7200 ..< -3600 }
            return [try .server(by: authority), authority]
        },
    ]

    /// RFC 9525 §6.
    private static let misnamed = [
        named("A certificate for another host is refused", "localhost", "DNS:other.example"),
        named("A certificate for another address is refused", "127.0.0.1", "IP:127.0.0.2"),
        named("An address as a host name is refused", "127.0.0.1", "DNS:127.0.0.1"),
        named(
            "A certificate with no name but a common name is refused", needs: [.alternativeNamesOnly], "localhost", nil),
        named("A wildcard for a part of a label is refused", "foo.signet.test", "DNS:f*.signet.test"),
        named("A wildcard for two labels is refused", "a.b.signet.test", "DNS:*.signet.test"),
        named("A wildcard for every name of a top-level domain is refused", "signet.test", "DNS:*.test"),
    ]

    private static func named(
        _ name: String, needs: [TransportCapabilities.Item] = [], _ host: String, _ names: String?
    ) -> TLSConformanceCase {
        TLSConformanceCase(name, needs: needs, host: host, .distrust) { authority throws(CertificateError) in
            [try .server(names, by: authority) { $0.commonName = host }]
        }
    }

    /// RFC 5280 §6.1.
    private static let misissued = [
        TLSConformanceCase("A certificate for clients only is refused", .distrust) {
            authority throws(CertificateError) in
            [try .server(by: authority) { $0.role = .client }]
        },
        TLSConformanceCase("A certificate signed by one that is no authority is refused", .distrust) {
            root throws(CertificateError) in
            let impostor = try CertifiedKey.server("DNS:impostor.example", by: root) { $0.commonName = "Impostor" }
            return [try .server(by: impostor), impostor]
        },
        TLSConformanceCase("A chain longer than its authority allows is refused", .distrust) {
            root throws(CertificateError) in
            let upper = try CertifiedKey.authority("Upper authority", by: root, pathLength: 0)
            let lower = try CertifiedKey.authority("Lower authority", by: upper)
            return [try .server(by: lower), lower, upper]
        },
        TLSConformanceCase("A name that its authority may not vouch for is refused", .distrust) {
            root throws(CertificateError) in
            let authority = try CertifiedKey.authority(by: root) { $0.nameConstraints = "permitted;DNS:example.com" }
            return [try .server("DNS:localhost", by: authority), authority]
        },
    ]

    private static let weak = [
        TLSConformanceCase("A certificate signed with SHA-1 is refused", .distrust) {
            authority throws(CertificateError) in
            [try .server(by: authority) { $0.digest = .sha1 }]
        },
        TLSConformanceCase("A certificate with an RSA key of 1,024 bits is refused", .distrust) {
            authority throws(CertificateError) in
            [try .server(by: authority) { $0.key = .rsa(bits: 1024) }]
        },
    ]

    private static let disagreeing = [
        disagreeing("A server that speaks nothing newer than TLS 1.1 is refused") {
            $0.maximumVersion = TLS1_1_VERSION
        },
        disagreeing("A server older than the minimum that was stated is refused", client: .modern) {
            $0.maximumVersion = TLS1_2_VERSION
        },
        disagreeing("A server that does not speak TLS is refused") { $0.opening = .plain },
        disagreeing("A connection cut within the handshake is an error of the handshake") { $0.opening = .cut },
        disagreeing("A server that insists on HTTP/2, which was not offered, is refused", needs: [.versionChoice]) {
            $0.insistsOnHTTP2 = true
        },
        disagreeing("A server that requires a client certificate says so (TLS 1.2)") {
            $0.requiresClient = true
            $0.maximumVersion = TLS1_2_VERSION
        },
        // RFC 8446 §4.4.2.4: the verdict comes after the client's side is done, and may be met when the request has gone.
        disagreeing(
            "A server that requires a client certificate says so (TLS 1.3)", .refusal(.tlsHandshake, sent: nil)
        ) { $0.requiresClient = true },
    ]

    private static func disagreeing(
        _ name: String, needs: [TransportCapabilities.Item] = [], client: TLSClient = .trusting,
        _ outcome: TLSOutcome = .disagreement,
        _ change: (inout TLSManner) -> Void
    ) -> TLSConformanceCase {
        var manner = TLSManner()
        change(&manner)
        return TLSConformanceCase(name, needs: needs, client: client, manner: manner, outcome) {
            authority throws(CertificateError) in
            [try .server(by: authority)]
        }
    }
}
