package import HTTPTypes

/// What a request says besides its fields, as ``Request/validate(for:)`` has read it.
///
/// Read once: whoever asks a head for a part of it is given a copy, and what its fields say takes going through all of them.
package struct RequestOutline: Sendable {
    package let method: HTTPRequest.Method
    package let target: String
    /// The value of `Host`.
    package let host: String
    package let framing: Request.Framing
    /// Whether the caller asks that the connection end with this exchange.
    package let closesConnection: Bool
}
