/// The origins that are reached without the proxy: what `no_proxy` and curl's `--noproxy` list.
///
/// Every spelling of an address is the same address, and a name never matches one: rules that looked at the text alone
/// have been walked around by `localhost.`, `[::1]` and `127.1` (CVE-2025-62718), and by a zone (CVE-2025-22870).
public struct ProxyExceptions: Sendable, Hashable {
    private enum Rule: Sendable, Hashable {
        case everything
        case name(String, port: Int?)
        case network(NetworkPrefix, port: Int?)
    }

    private let rules: [Rule]

    /// No exception.
    public init() {
        rules = []
    }

    /// Reads entries separated by commas or spaces:
    ///
    /// ```
    /// *                              everything
    /// example.com   .example.com     the host and all below it; a trailing dot counts for nothing
    /// example.com:8080   [::1]:80    one port only
    /// 10.0.0.1   ::1   [::1]         an address, however the URL writes it
    /// 10.0.0.0/8   fd00::/8          the addresses of a network; a name is not resolved for this
    /// ```
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for any other entry: ignored, it would send to the proxy what its
    ///   author wanted to keep from it.
    public init(_ list: String) throws(TransportError) {
        var rules: [Rule] = []
        for entry in list.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let rule = Self.rule(entry) else {
                throw .invalidRequest(
                    "the proxy exception '\(entry.prefix(80))' is no host, address or network",
                    remedy:
                        "give entries such as example.com, example.com:8080, 10.0.0.0/8 or [::1], separated by commas")
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    private static func rule(_ entry: Substring) -> Rule? {
        if entry == "*" { return .everything }
        if entry.contains("/") { return NetworkPrefix(parsing: entry).map { .network($0, port: nil) } }
        // An IPv6 address without brackets can have no port.
        if let address = NetworkPrefix(address: String(entry)) { return .network(address, port: nil) }
        var host = entry
        var port: Int?
        if let colon = entry.lastIndex(of: ":"), entry.last != "]" {
            let digits = entry[entry.index(after: colon)...]
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                (1...65535).contains(number)
            else { return nil }
            (host, port) = (entry[..<colon], number)
        }
        if host.first == "[" {
            guard host.last == "]" else { return nil }
            return NetworkPrefix(address: String(host.dropFirst().dropLast())).map { .network($0, port: port) }
        }
        if let address = NetworkPrefix(address: String(host)) { return .network(address, port: port) }
        if host.hasPrefix("*.") { host = host.dropFirst() }
        if host.hasPrefix(".") { host = host.dropFirst() }
        let name = plain(String(host))
        guard (try? Host.validate(name)) != nil else { return nil }
        return .name(name, port: port)
    }

    /// Whether `origin` is reached directly.
    public func contains(_ origin: Origin) -> Bool {
        guard !rules.isEmpty else { return false }
        let host = Self.plain(origin.host)
        let address = NetworkPrefix(anyForm: host)
        return rules.contains { rule in
            switch rule {
            case .everything: true
            case .name(let name, let port):
                // An address has no domains: "0.0.1" is not one that 127.0.0.1 lies in.
                address == nil && (host == name || host.hasSuffix("." + name)) && (port ?? origin.port) == origin.port
            case .network(let network, let port):
                address.map(network.contains) == true && (port ?? origin.port) == origin.port
            }
        }
    }

    /// In lower case, without the dot that only says that a name is complete.
    private static func plain(_ host: String) -> String {
        let lower = host.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}
