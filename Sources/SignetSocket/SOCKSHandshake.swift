import SignetCore

/// The tunnel of a SOCKS 5 proxy (RFC 1928), with a user name and password where they are given (RFC 1929).
struct SOCKSHandshake: ProxyHandshake {
    private enum State {
        case method
        case authentication
        case reply
        case open
    }

    private static let version: UInt8 = 5
    private static let noAuthentication: UInt8 = 0
    private static let userAndPassword: UInt8 = 2

    private let request: [UInt8]
    private let credentials: ProxyCredentials?
    private var state = State.method
    private var received: [UInt8] = []

    /// A tunnel to `origin`, whose name the proxy resolves.
    init(to origin: Origin, _ credentials: ProxyCredentials?) throws(ProxyFailure) {
        self.credentials = credentials
        let port = [UInt8(truncatingIfNeeded: origin.port >> 8), UInt8(truncatingIfNeeded: origin.port)]
        // CONNECT is command 1; the byte after it is reserved.
        request = [Self.version, 1, 0] + (try Self.address(origin.host)) + port
    }

    /// `ATYP` and `DST.ADDR` (RFC 1928 §4, §5).
    private static func address(_ host: String) throws(ProxyFailure) -> [UInt8] {
        if let address = SocketAddress(numeric: host, port: 0) {
            let bytes = address.ipBytes
            return [bytes.count == 4 ? 1 : 4] + bytes
        }
        // One byte states the length; a client that did not look has overflowed its buffer (CVE-2023-38545).
        guard (1...255).contains(host.utf8.count) else {
            throw ProxyFailure("the host name has \(host.utf8.count) bytes, and SOCKS carries 255 at most")
        }
        return [3, UInt8(host.utf8.count)] + host.utf8
    }

    mutating func start() -> [UInt8] {
        let methods = credentials == nil ? [Self.noAuthentication] : [Self.noAuthentication, Self.userAndPassword]
        return [Self.version, UInt8(methods.count)] + methods
    }

    mutating func receive(_ bytes: [UInt8]) throws(ProxyFailure) -> ProxyStep {
        received += bytes
        switch state {
        case .method: return try takeMethod()
        case .authentication: return try takeVerdict()
        case .reply, .open: return try takeReply()
        }
    }

    /// The whole of a message of `count` bytes; the proxy has nothing more to say until it is answered.
    private mutating func take(_ count: Int) throws(ProxyFailure) -> [UInt8]? {
        guard received.count >= count else { return nil }
        guard received.count == count else { throw .spokeFirst }
        defer { received = [] }
        return received
    }

    private func requireVersion(_ expected: UInt8) throws(ProxyFailure) {
        if let first = received.first, first != expected {
            throw ProxyFailure(
                "its answer does not begin with the version of SOCKS, \(expected)",
                remedy: "check that a SOCKS 5 proxy listens on this port")
        }
    }

    private mutating func takeMethod() throws(ProxyFailure) -> ProxyStep {
        try requireVersion(Self.version)
        guard let message = try take(2) else { return .needsMoreBytes }
        switch (message[1], credentials) {
        case (Self.noAuthentication, _):
            state = .reply
            return .send(request)
        case (Self.userAndPassword, let credentials?):
            state = .authentication
            let (user, password) = (Array(credentials.user.utf8), Array(credentials.password.utf8))
            // RFC 1929 §2; both lengths fit into a byte, by the rules of ProxyCredentials.
            let lengths = (UInt8(truncatingIfNeeded: user.count), UInt8(truncatingIfNeeded: password.count))
            return .send([1, lengths.0] + user + [lengths.1] + password)
        case (0xFF, nil):
            throw ProxyFailure("it wants authentication", remedy: "give a user name and password for the proxy")
        case (0xFF, _):
            throw ProxyFailure("it accepts neither a user name and password nor a client without them")
        default:
            throw ProxyFailure("it chose the authentication method \(message[1]), which it was not offered")
        }
    }

    private mutating func takeVerdict() throws(ProxyFailure) -> ProxyStep {
        try requireVersion(1)
        guard let message = try take(2) else { return .needsMoreBytes }
        guard message[1] == 0 else {
            throw ProxyFailure(
                "it refused the user name and password", remedy: "check the user name and password for the proxy")
        }
        state = .reply
        return .send(request)
    }

    /// `VER REP RSV ATYP BND.ADDR BND.PORT` (RFC 1928 §6).
    private mutating func takeReply() throws(ProxyFailure) -> ProxyStep {
        guard state != .open else { throw .spokeFirst }
        try requireVersion(Self.version)
        // What refuses need not be complete: some proxies close after the code.
        if received.count >= 2, received[1] != 0 { throw Self.refusal(received[1]) }
        guard received.count >= 5 else { return .needsMoreBytes }
        let addressLength: Int
        switch received[3] {
        case 1: addressLength = 4
        case 3: addressLength = 1 + Int(received[4])
        case 4: addressLength = 16
        default: throw ProxyFailure("its answer names an address of the unknown type \(received[3])")
        }
        guard try take(4 + addressLength + 2) != nil else { return .needsMoreBytes }
        state = .open
        return .open
    }

    private static func refusal(_ code: UInt8) -> ProxyFailure {
        switch code {
        case 1: ProxyFailure("it failed (general SOCKS server failure)")
        case 2: ProxyFailure("its rules forbid this connection", remedy: "ask whoever runs the proxy to allow it")
        case 3: ProxyFailure("it finds the origin's network unreachable")
        case 4: ProxyFailure("it finds the origin unreachable, or does not know its name")
        case 5: ProxyFailure("the origin refused its connection", remedy: "check the host and port")
        case 6: ProxyFailure("its connection to the origin took too long")
        case 7: ProxyFailure("it does not support the command CONNECT")
        case 8: ProxyFailure("it does not support this type of address")
        default: ProxyFailure("it failed with the unknown code \(code)")
        }
    }
}
