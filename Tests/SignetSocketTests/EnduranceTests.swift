import Foundation
import SignetConformance
import SignetCore
import SignetSocket
import Testing

/// One by one: what is measured is the whole process.
@Suite("The contract on many calls and many bytes", .serialized)
struct EnduranceTests {
    /// Under a sanitizer, a tenth of it.
    private static let scale: EnduranceScale =
        ProcessInfo.processInfo.environment["SIGNET_ENDURANCE"] == "brief" ? .brief : .full

    @Test("SocketTransport keeps it whole", arguments: EnduranceCase.all)
    func keeps(_ rule: EnduranceCase) async {
        let result = await rule.run(scale: Self.scale) { connections in
            var settings = SocketTransport.Settings()
            if let connections { settings.connectionsPerOrigin = connections }
            return SocketTransport(settings)
        }
        #expect(result.verdict == .passed)
    }
}
