@testable import SignetSigV4

/// The forms in which services show what they verified.
enum RefusalForm: CaseIterable {
    case s3
    case s3Bytes
    case json
    case dynamoDB
    case queryXML
    case commandLine
    case response

    private static let mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
        + "and signing method. Consult the service documentation for details."

    func text(canonicalRequest: String, stringToSign: String, signature: String = "") -> String {
        let message = """
            \(Self.mismatch)

            The Canonical String for this request should have been
            '\(canonicalRequest)'

            The String-to-Sign should have been
            '\(stringToSign)'

            """
        switch self {
        case .s3:
            return Self.s3(
                "<StringToSign>\(Self.xml(stringToSign))</StringToSign><SignatureProvided>\(signature)</SignatureProvided>"
                    + "<CanonicalRequest>\(Self.xml(canonicalRequest))</CanonicalRequest>")
        case .s3Bytes:
            return Self.s3(
                "<StringToSignBytes>\(Self.hexadecimal(stringToSign))</StringToSignBytes>"
                    + "<CanonicalRequestBytes>\(Self.hexadecimal(canonicalRequest))</CanonicalRequestBytes>")
        case .json: return "{\"message\":\(Self.json(message))}"
        case .dynamoDB:
            return
                "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\(Self.json(message))}"
        case .queryXML:
            return """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <Error>
                    <Type>Sender</Type>
                    <Code>SignatureDoesNotMatch</Code>
                    <Message>\(Self.xml(message))</Message>
                  </Error>
                  <RequestId>12345678-1234-1234-1234-123456789012</RequestId>
                </ErrorResponse>
                """
        case .commandLine:
            return "\nAn error occurred (InvalidSignatureException) when calling the GetItem operation: \(message)\n"
        case .response:
            return "HTTP/1.1 403 Forbidden\r\nDate: Sun, 30 Aug 2015 12:36:00 GMT\r\n"
                + "x-amzn-ErrorType: InvalidSignatureException:http://internal/\r\n\r\n{\"message\":\(Self.json(message))}"
        }
    }

    private static func s3(_ details: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the \
        signature you provided. Check your key and signing method.</Message>\
        <AWSAccessKeyId>AKIDEXAMPLE</AWSAccessKeyId>\(details)<RequestId>X</RequestId></Error>
        """
    }

    static func xml(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\n", with: "&#xA;")
    }

    static func json(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "/": "\\/"
            case "\n": "\\n"
            case _ where scalar.value > 0x7E && scalar.value < 0x10000:
                "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
                    + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    private static func hexadecimal(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }
}
