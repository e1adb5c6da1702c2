import HTTPTypes
public import SignetCore
import SignetSigV4

/// An API Gateway with its Lambda echo, and an STS, that check every request as AWS does; in memory, a `Transport`.
///
/// Authorities `sts.*` and the path `/` of any other are STS; `/STAGE` and what lies below it is the API; all other paths
/// are refused with a missing authentication token, as API Gateway refuses paths it does not know. So the gateway answers
/// for `sts.eu-west-1.amazonaws.com` and `abc123.execute-api.eu-west-1.amazonaws.com` in memory, and for one local port
/// on real sockets.
public struct Gateway: Transport {
    /// 10 MiB: API Gateway's own limit for a payload.
    public static let bodyLimit = 10 * 1024 * 1024

    private let api: RestAPI
    private let sts: SecurityTokenService
    private let now: @Sendable () -> Timestamp
    private let onVerdict: @Sendable (Verdict) -> Void

    /// A gateway; `onVerdict` is told of every request and what became of it.
    public init(_ configuration: GatewayConfiguration, onVerdict: @escaping @Sendable (Verdict) -> Void = { _ in }) {
        let account = Account(id: configuration.accountID, users: configuration.users, roles: configuration.roles)
        let region = configuration.region
        api = RestAPI(
            region: region, id: configuration.apiID, stage: configuration.stage, apiKeys: configuration.apiKeys,
            authenticator: Authenticator(account: account, service: "execute-api", region: region))
        sts = SecurityTokenService(authenticator: Authenticator(account: account, service: "sts", region: region))
        now = configuration.clock ?? { .now }
        self.onVerdict = onVerdict
    }

    /// Everything: nothing lies between the request and the handler.
    public var capabilities: TransportCapabilities { TransportCapabilities() }

    /// Judges `request`; every refusal is a response.
    public func send(_ request: Request) async throws(TransportError) -> Response {
        try request.validate(for: capabilities)
        let exchange = Exchange(request: request, now: now(), isSTS: isSTS(request))
        let body = try await collect(request.body)
        let answer = body.map { judge(exchange, body: $0) } ?? .failure(.tooLarge, caller: nil)
        onVerdict(Verdict(request: request, answer: answer))
        return exchange.response(answer)
    }

    /// Does nothing: there is nothing to release.
    public func shutdown() async {}

    private func isSTS(_ request: Request) -> Bool {
        let host = (request.head.authority ?? "").lowercased()
        return host.hasPrefix("sts.") || host.hasPrefix("sts-") || RequestPath(request.head).path == "/"
    }

    private func judge(_ exchange: Exchange, body: [UInt8]) -> Answer {
        var caller: Principal?
        do throws(Refusal) {
            if exchange.isSTS {
                let content = try sts.answer(
                    exchange.request, body: body, now: exchange.now, requestID: exchange.requestID, caller: &caller)
                return .success(content, caller: caller)
            }
            guard api.serves(RequestPath(exchange.request.head).path) else {
                throw Refusal(.missingAuthentication, "Missing Authentication Token")
            }
            let content = try api.answer(exchange.request, body: body, now: exchange.now, caller: &caller)
            return .success(content, caller: caller)
        } catch {
            return .failure(error, caller: caller)
        }
    }

    /// The content; `nil` past the limit.
    private func collect(_ body: Body) async throws(TransportError) -> [UInt8]? {
        if let bytes = body.bytes { return bytes.count <= Self.bodyLimit ? bytes : nil }
        var reader = try body.makeReader()
        var content: [UInt8] = []
        while let chunk = try await reader.next() {
            content += chunk
            if content.count > Self.bodyLimit { return nil }
        }
        return content
    }
}
