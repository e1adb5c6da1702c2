/// What a service says when it refuses a signature, taken apart.
///
/// Understood are the XML of S3, the XML and JSON of the other services, a whole HTTP response around one of these, and
/// the bare message, such as a command line prints it. Nothing in it is believed but as evidence.
public struct ServiceRefusal: Sendable {
    /// Bytes of a refusal that are read: 512 KiB. S3 repeats the canonical request as text and as hexadecimal, four bytes
    /// for each, and a head has 64 KiB.
    public static let maximumBytes = 512 * 1024

    /// The error code, such as `SignatureDoesNotMatch`, without namespace.
    public let code: String?
    /// The canonical request the service computed.
    let canonicalRequest: CanonicalRequestText?
    /// The string to sign it computed.
    let stringToSign: StringToSignText?
    /// The message in words, without the strings it quotes; at most 4 KiB.
    let message: [UInt8]
    /// The elements of the error by their names in lower case: `region`, `servertime`, `headersnotsigned`, ….
    let details: [String: String]

    /// Takes a refusal apart. Any bytes will do: what is not understood is absent.
    /// - Throws: `ExplanationError.tooLarge`.
    public init(parsing bytes: [UInt8]) throws(ExplanationError) {
        guard bytes.count <= Self.maximumBytes else { throw .tooLarge(limit: Self.maximumBytes) }
        let response = ResponseText(bytes)
        let fields = Self.fields(of: response.body)
        let text = fields["message"].map { Array($0.utf8) } ?? response.body
        let quoted = QuotedStrings(in: text)
        canonicalRequest =
            fields["canonicalrequestbytes"].flatMap { HexadecimalText.bytes($0) }.flatMap(CanonicalRequestText.init)
            ?? fields["canonicalrequest"].flatMap(CanonicalRequestText.init)
            ?? quoted.canonicalRequest.flatMap(CanonicalRequestText.init)
        stringToSign =
            fields["stringtosignbytes"].flatMap { HexadecimalText.bytes($0) }.flatMap(StringToSignText.init)
            ?? fields["stringtosign"].flatMap(StringToSignText.init)
            ?? quoted.stringToSign.flatMap(StringToSignText.init)
        message = Array(text.prefix(min(4096, quoted.start ?? 4096)))
        code = Self.code(fields: fields, response: response, message: message)
        details = fields
    }

    /// Whether the service showed the canonical request or the string to sign it computed.
    public var showsItsWork: Bool { canonicalRequest != nil || stringToSign != nil }

    /// When the refused request was signed, as far as the service shows it: to sign again at the same moment.
    public var requestDate: Timestamp? {
        let field = canonicalRequest?.header("x-amz-date")?.value
        return (stringToSign?.date).flatMap { Timestamp(iso8601Basic: $0) }
            ?? field.flatMap { Timestamp(iso8601Basic: $0) }
            ?? message.text(after: "Signature expired: ", upTo: " ").flatMap { Timestamp(iso8601Basic: $0) }
    }

    /// The signature the service says it was given.
    var signatureProvided: String? { details["signatureprovided"] }

    private static func fields(of body: [UInt8]) -> [String: String] {
        // White space and a byte order mark may come first.
        let first = body.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
        return switch first {
        case UInt8(ascii: "<")?: ErrorXML.fields(of: body)
        case UInt8(ascii: "{")?, UInt8(ascii: "[")?: ErrorJSON.fields(of: body)
        default: [:]
        }
    }

    /// The code of the answer, of its head, or of a command line's message: `An error occurred (CODE) when …`.
    private static func code(fields: [String: String], response: ResponseText, message: [UInt8]) -> String? {
        let given =
            fields["code"] ?? fields["__type"] ?? response.errorType ?? message.text(after: "occurred (", upTo: ")")
        guard let given else { return nil }
        // `com.amazon.coral.service#InvalidSignatureException`, `InvalidSignatureException:http://…`.
        let plain = given.utf8.split(separator: UInt8(ascii: "#")).last?.split(separator: UInt8(ascii: ":")).first
        return plain.map { EscapedText.of($0, atMost: 64) }
    }
}
