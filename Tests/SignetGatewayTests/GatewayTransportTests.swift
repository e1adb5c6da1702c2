import HTTPTypes
import SignetCore
import SignetGateway
import Testing

@Suite("The gateway as a transport")
struct GatewayTransportTests {
    @Test("A body past 10 MiB is refused before it is read")
    func largeBody() async throws {
        let caller = try Caller()
        var request = try caller.request(.post)
        request.body = .stream(length: Gateway.bodyLimit + 1) { AsyncStream<[UInt8]> { $0.finish() } }
        let answer = try await caller.answer(to: request)
        #expect(answer.status == 413 && answer.text == #"{"message":"Request Too Long"}"#)
    }

    @Test("After its shutdown a gateway answers nothing")
    func shutdown() async throws {
        let caller = try Caller()
        await caller.gateway.shutdown()
        await caller.gateway.shutdown()
        let error = await #expect(throws: TransportError.self) { try await caller.answer(to: caller.request()) }
        #expect(error?.kind == .shutDown)
    }

    @Test(
        "A call that needs a network is refused before it is judged",
        arguments: [
            TransportCapabilities.Item.proxy, .unixSocket, .customCA, .http2,
        ])
    func needsNetwork(item: TransportCapabilities.Item) async throws {
        let caller = try Caller()
        let options = RequestOptions(required: [item])
        let request = try Request(.get, Caller.api + "/prod", options: options)
        let error = await #expect(throws: TransportError.self) { try await caller.answer(to: request) }
        #expect(error?.kind == .unsupported)
    }
}
