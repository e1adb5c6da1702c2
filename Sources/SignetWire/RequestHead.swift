public import HTTPTypes

/// The head of a request as it arrived.
public struct RequestHead: Sendable, Hashable {
    /// The method.
    public let method: HTTPRequest.Method
    /// The request target, byte for byte; in any of the four forms of RFC 9112 §3.2.
    public let target: String
    /// The version.
    public let version: WireVersion
    /// The fields, `Host` included, in the order, case and number they arrived in.
    public let fields: HTTPFields
    /// The whole head, from the request line to the empty line.
    public let bytes: [UInt8]
    /// How the body is delimited.
    public let framing: MessageFraming
}
