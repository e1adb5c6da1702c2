import HTTPTypes
import SignetCore
import SignetGateway
import SignetSigV4

/// Signs by hand and sends to a gateway whose clock it shares, so that a test can do wrong what a client does right.
struct Caller {
    static let api = "https://abc123.execute-api.eu-west-1.amazonaws.com"
    static let sts = "https://sts.eu-west-1.amazonaws.com"
    static let apiAccess = "arn:aws:iam::123456789012:role/ApiAccess"

    let clock: TestClock
    let gateway: Gateway
    let development: DevelopmentGateway

    /// - Parameter change: What the gateway has beyond that of a development gateway.
    init(
        change: (inout GatewayConfiguration) throws -> Void = { _ in },
        onVerdict: @escaping @Sendable (Verdict) -> Void = { _ in }
    ) throws {
        let clock = TestClock()
        development = try DevelopmentGateway()
        var configuration = development.configuration
        configuration.clock = { clock.now }
        try change(&configuration)
        gateway = Gateway(configuration, onVerdict: onVerdict)
        self.clock = clock
    }

    /// A request to the API with its key, not signed yet.
    func request(_ method: HTTPRequest.Method = .get, _ target: String = "/prod/orders", body: String = "") throws
        -> Request
    {
        var request = try Request(method, Self.api + target, body: body.isEmpty ? .none : .text(body))
        request.head.headerFields.append(try HTTPField(validating: "x-api-key", development.apiKey.reveal()))
        return request
    }

    /// `request` signed now; by default with the key of the developer.
    func sign(
        _ request: Request, as credentials: Credentials? = nil, service: String = "execute-api",
        region: String = "eu-west-1", rules: SigningRules? = nil
    ) throws -> Request {
        var request = request
        let signer = SigV4Signer(service: service, region: region, rules: rules)
        let payload = PayloadHash.sha256(of: request.body.bytes ?? [])
        request.head = try signer.sign(
            request.head, payload: payload, credentials: credentials ?? development.credentials, at: clock.now
        ).request
        return request
    }

    /// What the gateway answers.
    func answer(to request: Request) async throws -> Answered {
        let response = try await gateway.send(request)
        let body = try await response.body.collect(upTo: 1 << 20)
        return Answered(
            status: response.status.code, headers: response.headers, text: String(decoding: body, as: UTF8.self))
    }

    /// What STS answers to a form, signed now.
    func sts(
        _ parameters: [String: String], version: String? = "2011-06-15", as credentials: Credentials? = nil
    ) async throws -> Answered {
        var parameters = parameters
        parameters["Version"] = version
        let form = PercentEncoding.encode(pairs: parameters.map { (name: $0.key, value: $0.value) })
        var request = try Request(.post, Self.sts + "/", body: .text(form))
        request.head.headerFields[.contentType] = "application/x-www-form-urlencoded"
        return try await answer(to: sign(request, as: credentials, service: "sts"))
    }

    /// The credentials of a session that `parameters` ask for, on top of the role `ApiAccess` and the session `tests`.
    func session(_ parameters: [String: String] = [:], as credentials: Credentials? = nil) async throws -> Credentials {
        let base = ["Action": "AssumeRole", "RoleArn": Self.apiAccess, "RoleSessionName": "tests"]
        let answer = try await sts(base.merging(parameters) { $1 }, as: credentials)
        return Credentials(
            accessKeyID: answer.element("AccessKeyId") ?? "", secretAccessKey: answer.element("SecretAccessKey") ?? "",
            sessionToken: answer.element("SessionToken"))
    }
}
