import HTTPTypes
public import SignetCore
public import SignetSigV4

/// Temporary credentials of a role, from STS.
///
/// Every call asks STS: keep the result in ``CachedCredentials``.
public struct AssumeRoleCredentials: CredentialsProvider {
    /// 1 MiB: a hundred times the longest answer of STS.
    private static let longestAnswer = 1 << 20

    private let role: AssumeRole
    private let endpoint: STSEndpoint
    private let source: any CredentialsProvider
    private let transport: any Transport
    private let clock: WallClock
    private let timeout: Duration

    /// Assumes `role` with the credentials of `source`.
    ///
    /// - Parameters:
    ///   - role: The role and the terms.
    ///   - region: The region of STS, such as `eu-west-1`.
    ///   - endpoint: The URL of STS; `nil` for `https://sts.REGION.amazonaws.com/` (in China `.amazonaws.com.cn`).
    ///   - source: Who assumes the role; itself a role's credentials in a chain of roles.
    ///   - transport: What carries the request; it must not be a signing one.
    ///   - clock: The date of the signature.
    ///   - timeout: The bound on the whole exchange. 20 s: STS answers within one, and every caller is waiting.
    /// - Throws: ``CredentialsError/Kind/invalidConfiguration`` for a bad region or URL.
    public init(
        _ role: AssumeRole, region: String, endpoint: String? = nil, source: any CredentialsProvider,
        transport: any Transport, clock: WallClock = .system, timeout: Duration = .seconds(20)
    ) throws(CredentialsError) {
        self.role = role
        self.endpoint = try STSEndpoint(region: region, url: endpoint)
        self.source = source
        self.transport = transport
        self.clock = clock
        self.timeout = timeout
    }

    /// New credentials of the role, with the expiration STS gave them.
    ///
    /// - Throws: ``CredentialsError``: what `source` throws; `.refused` with STS's own words; `.unreachable`;
    ///   `.malformedResponse`.
    public func credentials() async throws(CredentialsError) -> Credentials {
        let own = try await source.credentials()
        let request = try signed(with: own)
        let (head, body) = try await exchange(request)
        guard head.status == .ok else {
            let answer = ServiceError(head: head, body: body, peer: endpoint.url.origin.peer)
            if Self.blamesCredentials(answer.code) { source.discard(own) }
            throw CredentialsError(
                .refused, provider: AssumeRole.provider, "STS refused the role \(role.roleARN)",
                remedy: Self.remedy(for: answer.code), service: answer)
        }
        return try AssumeRoleResponse(body, peer: endpoint.url.origin.peer).credentials
    }

    private func signed(with credentials: Credentials) throws(CredentialsError) -> Request {
        let content = Array(role.form.utf8)
        let request = Request(
            .post, endpoint.url, headers: [.contentType: "application/x-www-form-urlencoded; charset=utf-8"],
            body: .bytes(content), options: RequestOptions(deadline: .now + timeout))
        do {
            let signer = SigV4Signer(service: "sts", region: endpoint.region)
            return try request.signed(by: signer, with: credentials, payload: .sha256(of: content), at: clock.now)
        } catch {
            throw CredentialsError(
                .invalidConfiguration, provider: AssumeRole.provider, "the request to STS cannot be signed: \(error)")
        }
    }

    private func exchange(_ request: Request) async throws(CredentialsError) -> (HTTPResponse, [UInt8]) {
        do {
            let response = try await transport.send(request)
            return (response.head, try await response.body.collect(upTo: Self.longestAnswer))
        } catch {
            guard error.kind != .cancelled else {
                throw CredentialsError(.cancelled, provider: AssumeRole.provider, "the task was cancelled")
            }
            throw CredentialsError(
                .unreachable, provider: AssumeRole.provider, "STS gave no answer", transport: error)
        }
    }

    private static func blamesCredentials(_ code: String?) -> Bool {
        code == "ExpiredToken" || code == "ExpiredTokenException" || code == "InvalidClientTokenId"
    }

    private static func remedy(for code: String?) -> String? {
        switch code {
        case "AccessDenied": "let the caller call sts:AssumeRole, and the role's trust policy name the caller"
        case "SignatureDoesNotMatch": "check the secret access key"
        case "InvalidClientTokenId": "check the access key id"
        case "ExpiredToken", "ExpiredTokenException": "renew the credentials that assume the role"
        case "RegionDisabledException": "activate STS in this region, or use another"
        case "RequestExpired": "set the clock of this machine"
        default: nil
        }
    }
}
