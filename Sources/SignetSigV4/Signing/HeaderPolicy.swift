/// Which header fields the signature covers.
///
/// Everything is signed except what hops, proxies and clients are known to change on the way. `host`, `content-type`
/// and every `x-amz-*` are signed whatever the policy says: services insist on them.
public struct HeaderPolicy: Hashable, Sendable {
    /// Lower-case names that are left out.
    public private(set) var unsignedNames: Set<String>
    /// Lower-case beginnings of names that are left out.
    public private(set) var unsignedPrefixes: [String]

    /// Creates a policy that leaves out the given names, and names with the given beginnings, in any case.
    public init(unsignedNames: some Sequence<String>, unsignedPrefixes: some Sequence<String> = []) {
        self.unsignedNames = Set(unsignedNames.lazy.map { $0.lowercased() })
        self.unsignedPrefixes = unsignedPrefixes.map { $0.lowercased() }
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
        if name == "authorization" { return "it carries the signature" }
        if Self.isAlwaysSigned(name) { return nil }
        if unsignedNames.contains(name) || unsignedPrefixes.contains(where: name.hasPrefix) {
            return "the header policy leaves it out, because proxies and clients change it"
        }
        return nil
    }

    static func isAlwaysSigned(_ name: String) -> Bool {
        name == "host" || name == "content-type" || name.hasPrefix("x-amz-")
    }
}
