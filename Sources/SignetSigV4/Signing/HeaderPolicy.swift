/// Which header fields the signature covers.
///
/// Everything is signed except what hops, proxies and clients are known to change on the way. `host`, `content-type`
/// and every `x-amz-*` are signed whatever the policy says: services insist on them.
public struct HeaderPolicy: Hashable, Sendable {
    /// Lower-case names that are left out.
    public private(set) var unsignedNames: Set<String> { didSet { updateFilter() } }
    /// Lower-case beginnings of names that are left out.
    public private(set) var unsignedPrefixes: [String] { didSet { updateFilter() } }

    /// A bit for each first byte of what is left out: most names are told by it, without being hashed.
    private var firstBytes: UInt64 = 0

    /// Creates a policy that leaves out the given names, and names with the given beginnings, in any case.
    public init(unsignedNames: some Sequence<String>, unsignedPrefixes: some Sequence<String> = []) {
        self.unsignedNames = Set(unsignedNames.lazy.map { $0.lowercased() })
        self.unsignedPrefixes = unsignedPrefixes.map { $0.lowercased() }
        updateFilter()
    }

    private mutating func updateFilter() {
        firstBytes = 0
        for name in unsignedNames { firstBytes |= Self.bit(of: name) }
        for prefix in unsignedPrefixes { firstBytes |= Self.bit(of: prefix) }
    }

    private static func bit(of name: String) -> UInt64 {
        // An empty beginning is one of every name.
        name.utf8.first.map { 1 << UInt64($0 & 63) } ?? .max
    }

    /// The default.
    public static let standard = HeaderPolicy(
        unsignedNames: [
            // Hop-by-hop (RFC 9110 §7.6.1): the first proxy consumes them.
            "connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "expect",
            // Rewritten on the way: by load balancers, caches and storage front ends.
            "accept-encoding", "cache-control", "forwarded", "max-forwards", "pragma", "user-agent", "via",
            "x-amzn-trace-id",
            // Framing belongs to the transport, and the payload hash covers the body already.
            "content-length",
            // The output of signing.
            "authorization",
        ],
        unsignedPrefixes: ["proxy-", "sec-", "x-forwarded-"])

    /// Leaves out nothing but `authorization`.
    public static let signEverything = HeaderPolicy(unsignedNames: ["authorization"])

    /// The policy that signs these names too.
    public func signing(_ names: String...) -> HeaderPolicy {
        var policy = self
        for name in names {
            let name = name.lowercased()
            policy.unsignedNames.remove(name)
            policy.unsignedPrefixes.removeAll { name.hasPrefix($0) }
        }
        return policy
    }

    /// The policy that leaves these names out too.
    public func leavingOut(_ names: String...) -> HeaderPolicy {
        var policy = self
        policy.unsignedNames.formUnion(names.lazy.map { $0.lowercased() })
        return policy
    }

    /// Why a field of this lower-case name is not signed, or `nil` if it is.
    func reasonUnsigned(_ name: String) -> String? {
        guard firstBytes & Self.bit(of: name) != 0 || name == "authorization" else { return nil }
        if name == "authorization" { return "it carries the signature" }
        if Self.isAlwaysSigned(name) { return nil }
        if unsignedNames.contains(name) || unsignedPrefixes.contains(where: name.hasPrefix) {
            return "the header policy leaves it out, because proxies and clients change it"
        }
        return nil
    }

    private static func isAlwaysSigned(_ name: String) -> Bool {
        name == "host" || name == "content-type" || name.hasPrefix("x-amz-")
    }
}
