import SignetConformance
import SignetCore
import SignetSocket
import Testing

@Suite("The contract on TLS")
struct TLSConformanceTests {
    @Test("SocketTransport keeps it whole", arguments: TLSConformanceCase.all)
    func keeps(_ rule: TLSConformanceCase) async {
        let result = await rule.run { SocketTransport(tls: $0, resolve: $1) }
        #expect(result.verdict == .passed)
    }
}
