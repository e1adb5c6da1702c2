/// The protocol version of a message (RFC 9112 §2.3).
public struct WireVersion: Sendable, Hashable, CustomStringConvertible {
    /// The major number, one digit.
    public let major: Int
    /// The minor number, one digit.
    public let minor: Int

    init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// HTTP/1.0: one message a connection unless told otherwise, and no transfer codings.
    public static let http1_0 = WireVersion(major: 1, minor: 0)
    /// HTTP/1.1.
    public static let http1_1 = WireVersion(major: 1, minor: 1)

    /// `HTTP/1.1`.
    public var description: String { "HTTP/\(major).\(minor)" }

    /// The length of `HTTP/1.1`.
    static let length = 8

    /// `HTTP-name "/" DIGIT "." DIGIT` (RFC 9112 §2.3), in capitals, at the start of `bytes`; `nil` for anything else.
    init?(prefixOf bytes: Span<UInt8>) {
        guard bytes.count >= Self.length, bytes.begins(with: "HTTP/"), let major = bytes[5].decimalDigit,
            bytes[6] == UInt8(ascii: "."), let minor = bytes[7].decimalDigit
        else { return nil }
        self.init(major: major, minor: minor)
    }

    /// Refuses what this codec does not speak.
    func requireHTTP1() throws(WireError) {
        guard self == .http1_1 || self == .http1_0 else {
            throw .malformed("the version is \(self), neither HTTP/1.1 nor HTTP/1.0", "9112 §2.3")
        }
    }
}
