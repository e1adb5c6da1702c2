public import HTTPTypes

/// What a server answered: a complete head, and a body that is still arriving.
public struct Response: Sendable {
    /// Status and header fields, in the order they arrived, duplicates kept.
    public var head: HTTPResponse
    /// The protocol version of the response.
    public var version: HTTPVersion
    /// The interim (1xx) responses before it, in order.
    public var informational: [HTTPResponse]
    /// The content; read it or drop it, both release the connection.
    public var body: ResponseBody
    /// How long each phase took.
    public var timings: Timings
    /// The connection that carried the exchange.
    public var connection: ConnectionInfo

    /// A response whose head is complete.
    public init(
        head: HTTPResponse, version: HTTPVersion = .http1_1, informational: [HTTPResponse] = [],
        body: ResponseBody = .empty, timings: Timings = Timings(), connection: ConnectionInfo = ConnectionInfo()
    ) {
        self.head = head
        self.version = version
        self.informational = informational
        self.body = body
        self.timings = timings
        self.connection = connection
    }

    /// A response made by hand, for handlers and test doubles.
    public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: ResponseBody = .empty) {
        self.init(head: HTTPResponse(status: status, headerFields: headers), body: body)
    }

    /// The status.
    public var status: HTTPResponse.Status { head.status }

    /// The header fields.
    public var headers: HTTPFields { head.headerFields }
}

extension Response: CustomStringConvertible, CustomReflectable {
    /// Version, status and header fields, with secrets redacted.
    public var description: String {
        headers.reduce(into: "\(version) \(status.code)") { text, field in
            text += "\n\(field.name.rawName): \(Redaction.value(of: field))"
        }
    }

    /// What `dump` shows: no field value that is a secret.
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
