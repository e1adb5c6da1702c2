/// Why a message could not be read or written.
public struct WireError: Error, Sendable, Hashable {
    /// Who broke what.
    ///
    /// ```
    /// you broke it    unencodable
    /// they broke it   malformed  tooLarge  truncatedHead  truncatedBody
    /// ```
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The message to be written violates HTTP; not a byte of it was produced.
        case unencodable
        /// The bytes received violate RFC 9112.
        case malformed
        /// The bytes received exceed one of ``WireLimits``; too many interim responses are `malformed`.
        case tooLarge
        /// The stream ended within a head.
        case truncatedHead
        /// The stream ended within a body or its trailer section.
        case truncatedBody
    }

    /// Who broke what.
    public let kind: Kind
    /// What is wrong, with the section it violates and, escaped and truncated, the bytes that do.
    public let reason: String

    init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    static func malformed(_ reason: String, _ section: String, _ bytes: EscapedBytes? = nil) -> WireError {
        WireError(.malformed, "\(reason) (RFC \(section))" + (bytes.map { ": \($0)" } ?? ""))
    }

    static func longLine(_ limit: Int) -> WireError {
        WireError(.tooLarge, "a line is longer than \(limit) bytes")
    }

    static func unencodable(_ reason: String, _ section: String) -> WireError {
        WireError(.unencodable, "\(reason) (RFC \(section))")
    }
}

extension WireError: CustomStringConvertible {
    /// The reason.
    public var description: String { reason }
}
