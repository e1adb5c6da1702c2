import FoundationEssentials

/// Code, message and request id as they stand in the content of an error answer.
struct ErrorContent {
    var code: String?
    var message: String?
    var requestID: String?

    /// Reads either form; `nil` for content that is neither.
    init?(_ body: [UInt8]) {
        if let root = try? XMLReader.read(body) {
            self.init(root)
        } else if let decoded = try? JSONDecoder().decode(ErrorContent.self, from: Data(body)) {
            self = decoded
        } else {
            return nil
        }
    }

    /// The XML forms: `ErrorResponse/Error` of the Query API, and the bare `Error` of S3.
    private init?(_ root: XMLElement) {
        guard let error = root.name == "Error" ? root : root["Error"] ?? root["Errors"]?["Error"] else { return nil }
        code = error["Code"]?.text
        message = error["Message"]?.text
        requestID = (root["RequestId"] ?? root["RequestID"] ?? error["RequestId"])?.text
    }
}

extension ErrorContent: Decodable {
    private enum Key: String, CodingKey {
        case type = "__type"
        case code
        case message
        case upperCode = "Code"
        case upperMessage = "Message"
    }

    /// The JSON forms: `{"__type","message"}`, `{"code","Message"}`; API Gateway sends the message alone.
    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        // A member of another type than string, such as a numeric code, is as good as absent.
        func text(_ key: Key) -> String? { try? object.decode(String.self, forKey: key) }
        code = text(.type) ?? text(.code) ?? text(.upperCode)
        message = text(.message) ?? text(.upperMessage)
    }
}
