import HTTPTypes

extension Request: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method, origin and target, with signatures and tokens redacted.
    public var description: String {
        "\(head.method.rawValue) \(origin)\(Redaction.target(head.path ?? ""))"
    }

    /// The description and the header fields, with secrets redacted.
    public var debugDescription: String {
        head.headerFields.reduce(into: description) { text, field in
            text += "\n\(field.name.rawName): \(Redaction.value(of: field))"
        }
    }

    /// What `dump` shows: no field value that is a secret.
    public var customMirror: Mirror {
        Mirror(self, children: ["request": debugDescription, "body": body.description])
    }
}
