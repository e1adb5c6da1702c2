/// Which header fields the signature covers.
///
/// Everything is signed except what hops, proxies and clients are known to change on the way. `host`, `content-type`
/// and every `x-amz-*` are signed whatever the policy says: services insist on them.
public struct HeaderPolicy: Hashable, Sendable {
    private let list: UnsignedList

    /// Lower-case names that are left out.
    public var unsignedNames: Set<String> { list.names }
    /// Lower-case beginnings of names that are left out.
    public var unsignedPrefixes: [String] { list.prefixes }

    /// Creates a policy that leaves out the given names, and names with the given beginnings, in any case.
    public init(unsignedNames: some Sequence<String>, unsignedPrefixes: some Sequence<String> = []) {
        list = UnsignedList(
            names: Set(unsignedNames.lazy.map { $0.lowercased() }), prefixes: unsignedPrefixes.map { $0.lowercased() })
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
        let names = names.map { $0.lowercased() }
        return HeaderPolicy(
            unsignedNames: unsignedNames.subtracting(names),
            unsignedPrefixes: unsignedPrefixes.filter { prefix in !names.contains { $0.hasPrefix(prefix) } })
    }

    /// The policy that leaves these names out too.
    public func leavingOut(_ names: String...) -> HeaderPolicy {
        HeaderPolicy(
            unsignedNames: unsignedNames.union(names.map { $0.lowercased() }), unsignedPrefixes: unsignedPrefixes)
    }

    /// Why a field of this name is not signed, or `nil` if it is.
    func reasonUnsigned(_ name: FieldName) -> String? {
        guard list.mayHold(name) else { return nil }
        if name.text == "authorization" { return "it carries the signature" }
        if Self.isAlwaysSigned(name.text) { return nil }
        guard list.holds(name) else { return nil }
        return "the header policy leaves it out, because proxies and clients change it"
    }

    private static func isAlwaysSigned(_ name: String) -> Bool {
        name == "host" || name == "content-type" || name.hasPrefix("x-amz-")
    }
}
