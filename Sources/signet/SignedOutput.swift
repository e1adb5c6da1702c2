import HTTPTypes
import Signet
import SignetCore
import SignetCredentials
import SignetSigV4

/// A signed request in the forms it is printed in. They hold the token and the signature: these are the product here.
struct SignedOutput {
    private let request: Request
    private let signed: SignedRequest
    /// Whether the body, or that there is none, is known.
    private let hasBody: Bool
    /// `Host` first: it is one of the fields that were signed.
    private let fields: [(name: String, value: String)]

    /// Signs `request` with `credentials`, which need not be those of `signing`.
    ///
    /// - Parameter given: The hash of a body that `request` does not hold.
    /// - Throws: ``TransportError`` in phase `.sign`, as ``Signing`` does.
    init(
        of request: Request, payload given: PayloadHash? = nil, in form: SignatureForm,
        as signing: SigningConfiguration, with credentials: Credentials
    ) async throws(TransportError) {
        let payload: PayloadHash
        if let given { payload = given } else { payload = try await signing.payloadHash(of: request) }
        do throws(SigV4Error) {
            switch form {
            case .header:
                signed = try request.signature(
                    by: signing.signer, with: credentials, payload: payload, at: signing.clock.now)
            case .query(let expiresIn, let allowingEarlyExpiry):
                // For no body, what the service takes for a body yet to come.
                signed = try signing.signer.presign(
                    request.head, payload: payload == .empty ? nil : payload,
                    credentials: credentials, at: signing.clock.now, expiresIn: expiresIn,
                    allowingEarlyCredentialExpiry: allowingEarlyExpiry)
            }
        } catch {
            throw TransportError(signing: error, peer: request.origin.peer)
        }
        self.request = request
        hasBody = given == nil
        fields =
            [("Host", signed.request.authority ?? "")]
            + signed.request.headerFields.map { ($0.name.rawName, $0.value) }
    }

    /// The URL to send it to, whose path and query are the bytes that were signed.
    var url: String { "\(request.origin)\(signed.request.path ?? "")" }

    /// `Name: value`, a line each.
    var headerLines: String {
        fields.map { "\($0.name): \($0.value)\n" }.joined()
    }

    /// The bytes of an HTTP/1.1 request (RFC 9112 §3); its body and their length are left out where they are elsewhere.
    var http: [UInt8] {
        var text = "\(signed.request.method.rawValue) \(signed.request.path ?? "") HTTP/1.1\r\n"
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        if hasBody, case .contentLength(let length) = request.framing,
            signed.request.headerFields[.contentLength] == nil
        {
            text += "Content-Length: \(length)\r\n"
        }
        return Array((text + "\r\n").utf8) + (request.body.bytes ?? [])
    }

    /// A curl command for a POSIX shell, which sends these bytes and nothing that would change their meaning.
    var curl: String {
        let isInURL = url.hasPrefix("\(request.origin.scheme.rawValue)://\(signed.request.authority ?? "")/")
        var body: [UInt8]?
        if hasBody, case .contentLength = request.framing { body = request.body.bytes ?? [] }
        return CurlCommand(
            method: signed.request.method.rawValue, url: url, fields: isInURL ? Array(fields.dropFirst()) : fields,
            body: body
        ).text
    }

    /// The JSON object, with `unsignedHeaders` as one more member: what the signature does not cover, and why.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.raw("{")
        writeMembers(to: &writer)
        writer.raw(#","unsignedHeaders":["#)
        for (index, header) in signed.unsignedHeaders.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.pair(header.name, header.reason)
        }
        writer.raw("]}\n")
        return writer.bytes
    }

    /// The members of the JSON object, without its braces.
    func writeMembers(to writer: inout JSONWriter) {
        writer.raw(#""method":"#)
        writer.string(signed.request.method.rawValue)
        writer.raw(#","url":"#)
        writer.string(url)
        writer.raw(#","headers":["#)
        for (index, field) in fields.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.pair(field.name, field.value)
        }
        writer.raw(#"],"signature":"#)
        writer.string(signed.signature)
        writer.raw(#","canonicalRequest":"#)
        writer.string(signed.canonicalRequest)
        writer.raw(#","stringToSign":"#)
        writer.string(signed.stringToSign)
    }
}
