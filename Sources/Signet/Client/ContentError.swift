import SignetCore

/// Why the content of a response is not what was asked for.
public struct ContentError: Error, Sendable, Hashable {
    /// What was asked for.
    public let type: String
    /// The place in the JSON, such as `items[2].name`; empty for the whole.
    public let path: String
    /// Why, in words.
    public let reason: String
    /// The request, secrets redacted.
    public let request: String
    /// How long the content is, in bytes.
    public let byteCount: Int

    init(type: String, path: String, reason: String, request: String, byteCount: Int) {
        self.type = type
        self.path = path
        self.reason = Redaction.text(reason)
        self.request = request
        self.byteCount = byteCount
    }

    init(_ error: any Error, of type: String, request: String, body: [UInt8]) {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        var path = context?.codingPath ?? []
        if case .keyNotFound(let key, _) = error as? DecodingError { path.append(key) }
        self.init(
            type: type, path: Self.text(path),
            reason: body.isEmpty ? "it is empty" : context?.debugDescription ?? "it cannot be read",
            request: request, byteCount: body.count)
    }

    private static func text(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
}

extension ContentError: CustomStringConvertible {
    /// The whole story in one sentence.
    public var description: String {
        let place = path.isEmpty ? "" : " at \(path)"
        return "the \(byteCount) bytes that answered \(request) are not \(type)\(place): \(reason)"
    }
}
