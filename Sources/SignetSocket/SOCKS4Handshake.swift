import SignetCore

/// The tunnel of a SOCKS 4 proxy, or of one of SOCKS 4a, which resolves names.
struct SOCKS4Handshake: ProxyHandshake {
    private static let version: UInt8 = 4

    private let request: [UInt8]
    private var received: [UInt8] = []
    private var isOpen = false

    /// A tunnel to `origin`; its name, if it is one, is the proxy's to resolve.
    init(to origin: Origin, _ credentials: ProxyCredentials?) throws(ProxyFailure) {
        // A NUL ends the user name and the host name; rules on both keep it out of them.
        let user = Array((credentials?.user ?? "").utf8) + [0]
        let port = [UInt8(truncatingIfNeeded: origin.port >> 8), UInt8(truncatingIfNeeded: origin.port)]
        // CONNECT is command 1.
        let head = [Self.version, 1] + port
        if let address = SocketAddress(numeric: origin.host, port: 0) {
            guard address.ipBytes.count == 4 else { throw ProxyFailure("SOCKS 4 carries no IPv6 address") }
            request = head + address.ipBytes + user
        } else {
            // 0.0.0.x, x not 0, says that a name follows (SOCKS 4a).
            request = head + [0, 0, 0, 1] + user + Array(origin.host.utf8) + [0]
        }
    }

    mutating func start() -> [UInt8] { request }

    /// `VN CD DSTPORT DSTIP`, of which only the verdict counts.
    mutating func receive(_ bytes: [UInt8]) throws(ProxyFailure) -> ProxyStep {
        received += bytes
        guard !isOpen else { throw .spokeFirst }
        // The version of the answer is 0.
        if let first = received.first, first != 0 {
            throw ProxyFailure(
                "its answer does not begin with the 0 of SOCKS 4",
                remedy: "check that a SOCKS 4 proxy listens on this port"
            )
        }
        // What refuses need not be complete.
        if received.count >= 2, received[1] != 90 { throw Self.refusal(received[1]) }
        guard received.count >= 8 else { return .needsMoreBytes }
        guard received.count == 8 else { throw .spokeFirst }
        isOpen = true
        return .open
    }

    private static func refusal(_ code: UInt8) -> ProxyFailure {
        switch code {
        case 91: ProxyFailure("it refused, or failed to connect")
        case 92, 93: ProxyFailure("it refused the user name (identd)", remedy: "check the user name for the proxy")
        default: ProxyFailure("it failed with the unknown code \(code)")
        }
    }
}
