public import HTTPTypes
import SignetCore
public import SignetCredentials

/// A response whose status is not 200–299, with what the service said.
public struct StatusError: Error, Sendable {
    /// The request, secrets redacted.
    public let request: String
    /// Status and header fields.
    public let head: HTTPResponse
    /// The beginning of the content, 64 KiB at most, as it arrived: it may hold secrets, and is never shown.
    public let body: [UInt8]
    /// Code, message and request id, where the answer is in a form of AWS's; secrets redacted.
    public let service: ServiceError

    init(request: String, peer: String?, head: HTTPResponse, body: [UInt8]) {
        self.request = request
        self.head = head
        self.body = body
        service = ServiceError(head: head, body: body, peer: peer)
    }

    /// The status.
    public var status: HTTPResponse.Status { head.status }

    /// What to do about it, where that is known.
    public var remedy: String? {
        switch service.code {
        case "MissingAuthenticationTokenException":
            "sign the request, and check method and path: API Gateway answers so where there is no such resource"
        case "InvalidSignatureException", "SignatureDoesNotMatch":
            "check the secret access key, the service and the region"
        case "UnrecognizedClientException", "InvalidClientTokenId": "check the access key id and the session token"
        case "ExpiredTokenException", "ExpiredToken": "renew the credentials"
        case "AccessDeniedException", "AccessDenied": "let the caller's policy and the resource's allow the call"
        case "ForbiddenException": "send the API key in x-api-key"
        default: nil
        }
    }
}

extension StatusError: CustomStringConvertible, CustomReflectable {
    /// The whole story: the request, the status, the service's words, the remedy.
    public var description: String {
        var text = "\(request) was answered with \(service)"
        if service.message == nil, let excerpt { text += ": \(excerpt)" }
        if let remedy { text += " (\(remedy))" }
        return text
    }

    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["error": description]) }

    /// The first 200 bytes of an answer that is in no form of AWS's, for the proxy that sent it to be known by.
    private var excerpt: String? {
        let text = ServiceError.shown(String(decoding: body.prefix(200), as: UTF8.self))
        return text.isEmpty ? nil : text
    }
}
