/// A string that cannot be printed: descriptions, dumps and mirrors show `<redacted>`.
///
/// It is not `Codable` and not `ExpressibleByStringLiteral`, so that a secret is neither written out nor written down
/// by accident.
public struct SecretString: Sendable {
    private let value: String

    /// Wraps `value`.
    public init(_ value: String) {
        self.value = value
    }

    /// Whether the secret is the empty string.
    public var isEmpty: Bool { value.isEmpty }

    /// The secret itself. Do not log, store or interpolate what it returns.
    public func reveal() -> String { value }

    /// Runs `body` over the UTF-8 bytes of the secret; the buffer is valid only during the call.
    public func withUTF8<Value, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        var copy = value
        // String.withUTF8 is declared with untyped rethrows: the typed error travels in a Result.
        return try copy.withUTF8 { bytes in Result { () throws(Failure) in try body(bytes) } }.get()
    }
}

extension SecretString: Equatable {
    /// Compares in a time that depends on the lengths alone.
    public static func == (left: SecretString, right: SecretString) -> Bool {
        left.withUTF8 { left in right.withUTF8 { right in constantTimeEqual(left, right) } }
    }
}

extension SecretString: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }

    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }

    /// A mirror without children, so that `dump` and test failures show nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
