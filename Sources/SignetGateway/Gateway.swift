import HTTPTypes
public import SignetCore
import SignetSigV4

/// An API Gateway with its Lambda echo, and an STS, that check every request as AWS does; in memory, a `Transport`.
///
/// | Authority | Path | Service |
/// | --- | --- | --- |
/// | `sts.*` | any | STS |
/// | `API-ID.execute-api.*` | `/STAGE`, `/STAGE/…` | the API |
/// | any other | `/` | STS |
/// | any other | `/STAGE`, `/STAGE/…` | the API |
///
/// All other requests are refused as API Gateway refuses paths it does not know: for the lack of an authentication token.
/// So the gateway answers for `sts.eu-west-1.amazonaws.com` and `abc123.execute-api.eu-west-1.amazonaws.com` in memory,
/// and for both services behind one local port on real sockets.
public struct Gateway: Transport {
    /// 10 MiB: API Gateway's own limit for a payload.
    public static let bodyLimit = 10 * 1024 * 1024

    private let api: RestAPI
    private let sts: SecurityTokenService
    private let lifetime = Lifetime()
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

    /// Everything but what takes a network.
    public let capabilities: TransportCapabilities = {
        let reason = "the request is answered in memory, no network is involved"
        return TransportCapabilities(
            unsupported: [
                .proxy: reason, .unixSocket: reason, .resolveOverride: reason, .customCA: reason,
                .clientCertificate: reason, .publicKeyPinning: reason,
                .alternativeNamesOnly: reason, .closeNotify: reason, .http2: reason, .versionChoice: reason,
                .timings: reason,
                .requestTrailers: "API Gateway hands an integration no trailer fields",
            ])
    }()

    /// Judges `request`; every refusal is a response.
    public func send(_ request: Request) async throws(TransportError) -> Response {
        try lifetime.check(peer: request.origin.peer)
        try request.validate(for: capabilities)
        let body = try await collect(request.body)
        // The date is that of the judgement: a body may have taken its time.
        let exchange = Exchange(request: request, now: now(), endpoint: Endpoint(request.head, apiID: api.id))
        let answer = body.map { judge(exchange, body: $0) } ?? .failure(.tooLarge, caller: nil)
        onVerdict(Verdict(exchange, answer))
        return exchange.response(answer)
    }

    /// Refuses what is sent afterwards; nothing has to be released.
    public func shutdown() async {
        lifetime.end()
    }

    private func judge(_ exchange: Exchange, body: [UInt8]) -> Answer {
        var caller: Principal?
        do throws(Refusal) {
            let content =
                switch exchange.endpoint {
                case .sts:
                    try sts.answer(
                        exchange.request, body: body, now: exchange.now, requestID: exchange.requestID, caller: &caller)
                case .api: try api.answer(exchange.request, body: body, now: exchange.now, caller: &caller)
                case .unknownAPI: throw .missingAuthenticationToken
                }
            return .success(content, caller: caller)
        } catch {
            return .failure(error, caller: caller)
        }
    }

    /// The content; `nil` past the limit, in which case no more is read than shows it.
    private func collect(_ body: Body) async throws(TransportError) -> [UInt8]? {
        if case .known(let length) = body.length, length > Self.bodyLimit { return nil }
        if let bytes = body.bytes { return bytes }
        var reader = try body.makeReader()
        var content: [UInt8] = []
        while let chunk = try await reader.next() {
            content += chunk
            if content.count > Self.bodyLimit { return nil }
        }
        return content
    }
}
