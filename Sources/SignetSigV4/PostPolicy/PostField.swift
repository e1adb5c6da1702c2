/// A field of a form that a browser posts to S3, beside the file.
public struct PostField: Hashable, Sendable {
    /// The name; S3 reads it in any case.
    public let name: String
    /// The value as text.
    public let value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The name in lower case; ASCII alone, so that no other letter turns into one of a name that S3 knows.
    static func canonicalName(_ name: String) -> String {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return String(decoding: name.utf8.map { letters.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    var canonicalName: String { Self.canonicalName(name) }

    /// Names of fields that no condition need cover: what carries the policy, the file, and what S3 is told to ignore.
    static func isExempt(_ canonicalName: String) -> Bool {
        switch canonicalName {
        case signature, policy, file: true
        default: canonicalName.hasPrefix("x-ignore-")
        }
    }

    static let algorithm = "x-amz-algorithm"
    static let credential = "x-amz-credential"
    static let date = "x-amz-date"
    static let token = "x-amz-security-token"
    static let policy = "policy"
    static let signature = "x-amz-signature"
    static let file = "file"

    /// What the signer writes.
    static let written: Set<String> = [algorithm, credential, date, token, policy, signature]
}

extension PostField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name alone: a value may be a session token or a signature.
    public var description: String { name }

    /// The same as the description.
    public var debugDescription: String { name }

    /// A mirror without the value.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
