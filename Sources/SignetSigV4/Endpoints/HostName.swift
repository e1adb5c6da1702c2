/// A host name taken from an authority: in lower case, without port and final dot, split into its labels.
struct HostName {
    /// RFC 1035 §2.3.4; what is longer is no host name, and is not looked at.
    private static let maximumLength = 255

    let text: String
    let labels: [Substring]

    /// - Throws: ``EndpointError`` of kind `invalidHost`, or `unknownHost` for an address.
    init(authority: String) throws(EndpointError) {
        // ":65535" may follow the name.
        guard authority.utf8.count <= Self.maximumLength + 6 else {
            throw EndpointError(.invalidHost, "The host is longer than \(Self.maximumLength) bytes.")
        }
        if authority.hasPrefix("[") { throw Self.address }
        var name = authority[...]
        if let colon = name.lastIndex(of: ":") {
            guard name[colon...].dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else {
                throw EndpointError(.invalidHost, "The host's port is not a number.")
            }
            name = name[..<colon]
        }
        if name.hasSuffix(".") { name.removeLast() }
        text = name.lowercased()
        labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.maximumLength, labels.allSatisfy(Self.isLabel) else {
            throw EndpointError(.invalidHost, "The host is not a host name: give it as it stands in the URL.")
        }
        // RFC 3986 §3.2.2: no top-level domain is a number, so what ends in one is an IPv4 address.
        if labels.last?.utf8.allSatisfy(Self.isDigit) == true { throw Self.address }
    }

    /// The labels in front of `domain`, or `nil` if the name is not below it.
    func labels(below domain: String) -> ArraySlice<Substring>? {
        let suffix = domain.split(separator: ".")
        guard labels.count > suffix.count, labels.suffix(suffix.count).elementsEqual(suffix) else { return nil }
        return labels.dropLast(suffix.count)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        // RFC 1035 §2.3.4; the underscore is no letter of a host name, but old buckets have it.
        (1...63).contains(label.utf8.count) && label.utf8.first != UInt8(ascii: "-")
            && label.utf8.allSatisfy {
                isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: "_")
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static let address = EndpointError(
        .unknownHost, "An IP address tells neither service nor region: state both.")
}
