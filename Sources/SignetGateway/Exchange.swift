import HTTPTypes
import SignetCore
import SignetSigV4

/// One request on its way through the gateway, and the form of its answer.
struct Exchange {
    let request: Request
    let now: Timestamp
    let endpoint: Endpoint
    let requestID: String

    init(request: Request, now: Timestamp, endpoint: Endpoint) {
        self.request = request
        self.now = now
        self.endpoint = endpoint
        var generator = SecretGenerator()
        requestID = generator.requestID()
    }

    /// STS speaks XML, API Gateway JSON; both say when it is, which callers correct their clocks by.
    func response(_ answer: Answer) -> Response {
        let isSTS = endpoint == .sts
        var headers: HTTPFields = [
            .contentType: isSTS ? "text/xml" : "application/json", .date: now.imfFixdate,
        ]
        if let name = HTTPField.Name("x-amzn-RequestId") { headers[name] = requestID }
        let status: Int
        let content: [UInt8]
        switch answer {
        case .success(let body, _):
            (status, content) = (200, body)
        case .failure(let refusal, _):
            status = refusal.status
            content = isSTS ? refusal.xml(requestID: requestID) : refusal.json
            if !isSTS, let name = HTTPField.Name("x-amzn-ErrorType") { headers[name] = refusal.errorType }
        }
        headers[.contentLength] = String(content.count)
        // HEAD: the fields of a GET, and no content (RFC 9110 §9.3.2).
        return Response(
            status: Self.status(status), headers: headers,
            body: request.head.method == .head ? .empty : .bytes(content))
    }

    /// With its reason phrase, where the gateway uses it.
    private static func status(_ code: Int) -> HTTPResponse.Status {
        switch code {
        case 200: .ok
        case 400: .badRequest
        case 403: .forbidden
        case 413: .contentTooLarge
        default: HTTPResponse.Status(code: code)
        }
    }
}
