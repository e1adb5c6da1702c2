import Signet

/// Changes the body of what passes, after it was signed; its length stays.
struct TamperingTransport: Transport {
    private let base: any Transport

    init(_ base: any Transport) {
        self.base = base
    }

    var capabilities: TransportCapabilities { base.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        var tampered = request
        if let bytes = request.body.bytes {
            tampered.body = .bytes(bytes.map { $0 == UInt8(ascii: "1") ? UInt8(ascii: "9") : $0 })
        }
        return try await base.send(tampered)
    }

    func shutdown() async {
        await base.shutdown()
    }
}
