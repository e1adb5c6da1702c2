import HTTPTypes
import SignetCore

/// A transport that writes what it is given, whatever is in it.
struct UncheckedTransport: Transport {
    let capabilities = TransportCapabilities()

    func send(_ request: Request) async throws(TransportError) -> Response {
        let head = request.head
        var text = "\(head.method.rawValue) \(head.path ?? "") HTTP/1.1\r\nHost: \(head.authority ?? "")\r\n"
        for field in head.headerFields { text += "\(field.name.rawName): \(field.value)\r\n" }
        do {
            _ = try await RawClient.exchange([Array((text + "\r\n").utf8)], port: request.origin.port)
        } catch {
            throw TransportError(.resourceExhausted, during: nil, "no thread", requestMayHaveBeenSent: false)
        }
        return Response(status: .ok)
    }

    func shutdown() async {}
}
