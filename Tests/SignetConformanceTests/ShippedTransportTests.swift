import SignetConformance
import SignetCore
import Testing

/// One by one: pools give up idle connections under load, and some cases count connections.
@Suite(.serialized) struct ShippedTransportTests {
    @Test(
        "A shipped transport keeps every rule of the contract", arguments: ShippedTransport.all,
        ConformanceCase.all)
    func keeps(shipped: ShippedTransport, rule: ConformanceCase) async throws {
        let result = await rule.run(against: try shipped.shared.get())
        #expect(result.failure == nil)
    }

    @Test(
        "A shipped transport ends as the contract says", arguments: ShippedTransport.all,
        ConformanceCase.ending)
    func ends(shipped: ShippedTransport, rule: ConformanceCase) async throws {
        let result = await rule.run(against: try shipped.make())
        #expect(result.failure == nil)
    }

    @Test(
        "A shipped transport goes the way it is told, or declares why not", arguments: ShippedTransport.all,
        RouteConformanceCase.all)
    func leads(shipped: ShippedTransport, rule: RouteConformanceCase) async throws {
        let result = await rule.run(making: shipped.makeForRoute)
        #expect(result.failure == nil)
    }

    @Test("A shipped transport says in a sentence why it lacks what it lacks", arguments: ShippedTransport.all)
    func reasons(shipped: ShippedTransport) throws {
        let capabilities = try shipped.shared.get().capabilities
        for item in TransportCapabilities.Item.allCases {
            guard case .unsupported(let reason) = capabilities[item] else { continue }
            #expect(reason.split(separator: " ").count >= 3, "\(item): \(reason)")
        }
    }
}
