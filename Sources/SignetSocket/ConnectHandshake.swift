import HTTPTypes
import SignetCore
import SignetWire

/// The tunnel of an HTTP proxy (RFC 9110 §9.3.6): CONNECT and the answer to it, held to the rules of any response.
struct ConnectHandshake: ProxyHandshake {
    private let request: [UInt8]
    private let hasCredentials: Bool
    private var decoder = ResponseDecoder(method: .connect)

    /// A tunnel to `origin`.
    ///
    /// Only the proxy's credentials go with it: no field of the request that will use the tunnel.
    init(to origin: Origin, _ credentials: ProxyCredentials?) throws(ProxyFailure) {
        var fields = HTTPFields()
        if let credentials { fields[.proxyAuthorization] = credentials.basic }
        hasCredentials = credentials != nil
        do {
            // RFC 9112 §3.2.3: the port is stated even where it is the default.
            request = try RequestEncoder.head(.connect, target: origin.peer, host: origin.peer, fields: fields)
        } catch {
            throw ProxyFailure(error.reason)
        }
    }

    mutating func start() -> [UInt8] { request }

    mutating func receive(_ bytes: [UInt8]) throws(ProxyFailure) -> ProxyStep {
        decoder.receive(bytes)
        while true {
            switch try next() {
            case .needsMoreBytes: return .needsMoreBytes
            case .informational: continue
            case .head(let head, _): return try open(head.status)
            case .body, .end, .closed: throw .spokeFirst
            }
        }
    }

    private mutating func next() throws(ProxyFailure) -> ResponseEvent {
        do throws(WireError) {
            return try decoder.next()
        } catch {
            throw ProxyFailure(
                "its answer to CONNECT is not HTTP: \(error.reason)",
                remedy: "check that an HTTP proxy listens on this port")
        }
    }

    private func open(_ status: HTTPResponse.Status) throws(ProxyFailure) -> ProxyStep {
        // Any 2xx opens the tunnel, whatever its fields say of a body (RFC 9110 §9.3.6).
        guard status.code < 300 else {
            let refusal = TunnelRefusal(status, hasCredentials: hasCredentials)
            throw ProxyFailure(refusal.reason, remedy: refusal.remedy)
        }
        guard !decoder.hasExcessBytes else { throw .spokeFirst }
        return .open
    }
}
