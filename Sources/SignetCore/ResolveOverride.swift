/// An address to use for a host and port instead of asking the resolver, as curl's `--resolve` does.
public struct ResolveOverride: Sendable, Hashable {
    /// The host of the URL, in lower case.
    public let host: String
    /// The port of the URL.
    public let port: Int
    /// A numeric IPv4 or IPv6 address, without brackets.
    public let address: String

    /// Connect to `address` for `host` and `port`.
    public init(host: String, port: Int, address: String) {
        self.host = host.lowercased()
        self.port = port
        self.address = address
    }

    /// Reads `HOST:PORT:ADDRESS`, an IPv6 address with or without brackets.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for another shape.
    public init(parsing text: String) throws(TransportError) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, !parts[2].isEmpty, let port = Int(parts[1]),
            (1...65535).contains(port)
        else { throw .invalidRequest("'\(text)' is not HOST:PORT:ADDRESS") }
        var address = parts[2]
        if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
        self.init(host: String(parts[0]), port: port, address: String(address))
    }
}
