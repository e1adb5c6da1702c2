public import HTTPTypes

/// A request that carries its signature, with everything that went into it.
///
/// The request, the canonical request and the signature hold secrets of a kind (a session token, a credential that is
/// good for minutes): descriptions and dumps show only which headers were signed.
public struct SignedRequest: Sendable {
    /// A header field the signature does not cover, and why.
    public struct UnsignedHeader: Hashable, Sendable {
        /// The lower-case name.
        public let name: String
        /// Why it was left out.
        public let reason: String
    }

    /// The request to send: the given one with `X-Amz-Date`, `Authorization` and what else the rules add.
    public let request: HTTPRequest
    /// The signature: 64 lower-case hexadecimal digits.
    public let signature: String
    /// The lower-case names of the signed header fields, sorted.
    public let signedHeaders: [String]
    /// The header fields the signature does not cover, in the order of the request.
    public let unsignedHeaders: [UnsignedHeader]

    let canonicalRequestBytes: [UInt8]
    let stringToSignBytes: [UInt8]

    /// The canonical request, as the service must compute it. It holds the session token, if one was signed.
    public var canonicalRequest: String { String(decoding: canonicalRequestBytes, as: UTF8.self) }

    /// The string to sign.
    public var stringToSign: String { String(decoding: stringToSignBytes, as: UTF8.self) }
}

extension SignedRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the names of the signed headers, nothing else.
    public var description: String {
        "\(request.method) request with signed \(signedHeaders.joined(separator: ";"))"
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror that shows only the names of the headers.
    public var customMirror: Mirror {
        Mirror(self, children: ["signedHeaders": signedHeaders, "unsignedHeaders": unsignedHeaders])
    }
}
