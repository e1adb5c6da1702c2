/// What a browser may upload to S3 with a form: until when, and with which fields.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html>
public struct PostPolicy: Hashable, Sendable {
    /// Something the form must meet. Field names are read in any case; `bucket` is the bucket of the URL.
    public enum Condition: Hashable, Sendable {
        /// The field has this value.
        case equals(field: String, value: String)
        /// The field's value begins so; an empty beginning allows any value.
        case startsWith(field: String, prefix: String)
        /// The file has so many bytes.
        case contentLength(ClosedRange<Int>)
    }

    /// When the form stops being accepted.
    public var expiration: Timestamp
    /// All of them must be met, and every field of the form must be named by one.
    public var conditions: [Condition]

    /// Creates a policy; it is checked when it is signed.
    public init(expiration: Timestamp, conditions: [Condition]) {
        self.expiration = expiration
        self.conditions = conditions
    }
}

extension PostPolicy.Condition {
    /// The lower-case name of the field that the condition is on; `nil` for the length of the file.
    var fieldName: String? {
        switch self {
        case .equals(let field, _), .startsWith(let field, _): PostField.canonicalName(field)
        case .contentLength: nil
        }
    }
}

extension PostPolicy.Condition: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What is asked of which field, without the value: one of them may be a session token.
    public var description: String {
        switch self {
        case .equals(let field, _): "\(field) has a value"
        case .startsWith(let field, _): "\(field) begins with a value"
        case .contentLength(let range): "\(range.lowerBound) to \(range.upperBound) bytes"
        }
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without the value.
    public var customMirror: Mirror { Mirror(self, children: ["condition": description]) }
}
