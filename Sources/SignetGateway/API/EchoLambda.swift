import HTTPTypes

/// The Lambda behind the API: it returns what it was called with.
struct EchoLambda {
    private let params: [String: String]?
    private let body: String?
    private let method: String

    init(_ head: HTTPRequest, body: [UInt8]) {
        params = FormFields(RequestPath(head).query, plusIsSpace: false).dictionary
        self.body = body.isEmpty ? nil : String(decoding: body, as: UTF8.self)
        method = head.method.rawValue
    }

    /// The JSON text. Absent parts are `null`, as in the event a Lambda is given.
    var answer: [UInt8] {
        // Put together by hand: an encoder would choose the order of the members.
        let members: [(String, [UInt8])] = [
            ("message", JSONText.encode("API Called")), ("params", JSONText.encode(params)),
            ("body", JSONText.encode(body)), ("method", JSONText.encode(method)),
        ]
        let content = members.map { name, value in Array("\"\(name)\":".utf8) + value }.joined(separator: ",".utf8)
        return [UInt8(ascii: "{")] + content + [UInt8(ascii: "}")]
    }
}
