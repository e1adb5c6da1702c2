import FoundationEssentials
import HTTPTypes

/// The Lambda behind the API: it returns what it was called with.
struct EchoLambda: Encodable {
    private let message = "API Called"
    private let params: [String: String]?
    private let body: String?
    private let method: String

    init(_ head: HTTPRequest, body: [UInt8]) {
        params = FormFields(RequestPath(head).query, plusIsSpace: false).dictionary
        self.body = body.isEmpty ? nil : String(decoding: body, as: UTF8.self)
        method = head.method.rawValue
    }

    /// The JSON text.
    var answer: [UInt8] { JSONText.encode(self) }

    private enum CodingKeys: String, CodingKey {
        case message, params, body, method
    }

    /// Absent parts are `null`, as in the event a Lambda is given.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message, forKey: .message)
        try container.encode(params, forKey: .params)
        try container.encode(body, forKey: .body)
        try container.encode(method, forKey: .method)
    }
}
