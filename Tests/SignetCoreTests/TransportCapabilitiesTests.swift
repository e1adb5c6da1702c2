import SignetCore
import Testing

@Suite("Capabilities")
struct TransportCapabilitiesTests {
    @Test(
        "are full unless declared otherwise, and refuse with the declared reason",
        arguments: TransportCapabilities.Item.allCases)
    func items(item: TransportCapabilities.Item) throws {
        #expect(TransportCapabilities()[item] == .full)
        try TransportCapabilities().require(item)
        let without = TransportCapabilities(unsupported: [item: "the reason"])
        #expect(without[item] == .unsupported("the reason"))
        let error = #expect(throws: TransportError.self) { try without.require(item, peer: "h:1") }
        #expect(error?.kind == .unsupported)
        #expect(error?.requestMayHaveBeenSent == false)
        #expect(error?.description.contains("the reason") == true)
        for other in TransportCapabilities.Item.allCases where other != item { #expect(without[other] == .full) }
    }
}
