import HTTPTypes
import SignetCore
import SignetSocket
import Testing

@testable import SignetConformance

#if Socket
    /// That the cases on routes see who does not go the way they are told.
    @Suite struct RouteConformanceTests {
        /// But for the origin that is to be reached directly.
        private static let misleading = RouteConformanceCase.all.filter { !$0.url.contains("127.0.0.1") }

        @Test("Every case has a name of its own")
        func namesAreUnique() {
            let names = RouteConformanceCase.all.map(\.name)
            #expect(Set(names).count == names.count)
        }

        @Test("A transport that goes straight to the origin fails", arguments: misleading)
        func straight(rule: RouteConformanceCase) async {
            let result = await rule.run { _ in SocketTransport() }
            // Without the address that is given for another port, there is none either.
            #expect((result.failure == nil) == (rule.name == "An address given for another port is not used"))
        }

        @Test("A transport that declares why it cannot is excluded, and made for no route", arguments: misleading)
        func declared(rule: RouteConformanceCase) async throws {
            let item = try #require(rule.needs.first)
            let result = await rule.run { route in
                #expect(route.proxy == nil && route.unixSocket == nil && route.resolve.isEmpty)
                return StubTransport(capabilities: TransportCapabilities(unsupported: [item: "a stub"])) { _ in
                    Response(status: .ok)
                }
            }
            #expect(result.verdict == .excluded(item, reason: "a stub"))
        }
    }
#endif
