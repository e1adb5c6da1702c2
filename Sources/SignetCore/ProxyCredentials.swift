/// A user name and password for a proxy; never printed.
public struct ProxyCredentials: Sendable, Hashable {
    /// 1–255 bytes, without a colon.
    package let user: String
    /// At most 255 bytes.
    package let password: String

    /// Credentials for Basic (RFC 7617) and for SOCKS 5 (RFC 1929).
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for what one of the two cannot carry: a user name that is empty or
    ///   holds a colon, more than 255 bytes, a control character.
    public init(user: String, password: String) throws(TransportError) {
        guard !user.isEmpty, !user.utf8.contains(UInt8(ascii: ":")) else {
            throw .invalidRequest("the user name for the proxy is empty or holds a colon (RFC 7617 §2)")
        }
        guard user.utf8.count <= 255, password.utf8.count <= 255 else {
            throw .invalidRequest("the user name or password for the proxy is longer than 255 bytes (RFC 1929 §2)")
        }
        for byte in [user, password].joined().utf8 where byte < 0x20 || byte == 0x7F {
            throw .invalidRequest("the user name or password for the proxy holds \(EscapedByte(byte)) (RFC 7617 §2)")
        }
        self.user = user
        self.password = password
    }

    /// Reads what stands before `@` in a URL; percent-encoded (RFC 3986 §3.2.1).
    init(userInformation text: Substring) throws(TransportError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let user = PercentEncoding.decode(parts[0]),
            let password = PercentEncoding.decode(parts.count > 1 ? parts[1] : Substring())
        else { throw .invalidRequest("the user name or password for the proxy is not percent-encoded UTF-8") }
        try self.init(user: user, password: password)
    }

    /// The value of `Proxy-Authorization` (RFC 7617 §2); UTF-8, as most proxies expect.
    package var basic: String {
        "Basic " + Base64.encode(Array("\(user):\(password)".utf8))
    }
}

extension ProxyCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `<redacted>`.
    public var description: String { Redaction.placeholder }
    /// `<redacted>`.
    public var debugDescription: String { Redaction.placeholder }
    /// Nothing: `dump` and debuggers look here.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
