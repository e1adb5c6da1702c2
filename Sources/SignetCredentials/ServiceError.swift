public import HTTPTypes
import SignetCore

/// What an AWS service said when it refused: the parts of its answer that tell people and programs why.
public struct ServiceError: Sendable, Hashable {
    /// The HTTP status.
    public var status: Int
    /// The error code, such as `AccessDenied`, without its namespace; `nil` when the answer is not in a form of AWS's.
    public var code: String?
    /// The service's own words, secrets redacted, 8 KiB at most: room for the canonical request of a refused signature.
    public var message: String?
    /// What AWS support asks for.
    public var requestID: String?
    /// Who answered, as `host:port`.
    public var peer: String?

    private static let longestMessage = 8 * 1024

    /// An answer from its parts; `message` is stripped of secrets and control characters.
    public init(status: Int, code: String?, message: String?, requestID: String? = nil, peer: String? = nil) {
        self.status = status
        self.code = code
        self.message = message.map(Self.shown)
        self.requestID = requestID
        self.peer = peer
    }

    /// Reads the answer of a service that speaks JSON or XML; `body` is its content, or the beginning of it.
    public init(head: HTTPResponse, body: [UInt8], peer: String? = nil) {
        let content = ErrorContent(body)
        let fields = head.headerFields
        let type = Self.field("x-amzn-errortype", of: fields)
        self.init(
            status: head.status.code,
            code: (type ?? content?.code).flatMap(Self.withoutNamespace),
            message: content?.message,
            requestID: Self.field("x-amzn-requestid", of: fields) ?? Self.field("x-amz-request-id", of: fields)
                ?? content?.requestID,
            peer: peer)
    }

    private static func field(_ name: String, of fields: HTTPFields) -> String? {
        HTTPField.Name(name).flatMap { fields[$0] }
    }

    /// `AccessDeniedException` of `com.amazon.coral#AccessDeniedException` and of `AccessDeniedException:http://…`.
    private static func withoutNamespace(_ code: String) -> String? {
        let name = code.prefix { $0 != ":" }
        let local = name.lastIndex(of: "#").map { name[name.index(after: $0)...] } ?? name
        return local.isEmpty ? nil : shown(String(local))
    }

    /// Text from the network must not carry secrets into a log, nor escape sequences to a terminal.
    package static func shown(_ text: String) -> String {
        let redacted = Redaction.text(String(decoding: text.utf8.prefix(longestMessage), as: UTF8.self))
        return redacted.unicodeScalars.reduce(into: "") { shown, scalar in
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            shown.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
    }
}

extension ServiceError: CustomStringConvertible {
    /// Status, code, peer and request id, then the service's own words.
    public var description: String {
        var text = "\(status)"
        if let code { text += " \(code)" }
        if let peer { text += " from \(peer)" }
        if let requestID { text += " (request \(requestID))" }
        if let message { text += ": \(message)" }
        return text
    }
}
