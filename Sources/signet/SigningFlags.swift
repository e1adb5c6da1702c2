import ArgumentParser
import Foundation
import Signet
import SignetCredentials
import SignetSigV4

/// How to sign. Secrets are never arguments: they come from the environment.
struct SigningFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Sign as if it were this time: 20150830T123600Z or ISO 8601.", valueName: "DATE"))
    var date: String?

    @Option(name: .customLong("role-arn"), help: "Assume this role first, through STS.")
    var roleARN: String?

    @Option(name: .customLong("role-session-name"), help: "The name of the session of --role-arn.")
    var roleSessionName: String?

    @Option(name: .customLong("external-id"), help: "The external ID the role demands.")
    var externalID: String?

    @Option(
        name: .customLong("sts-url"),
        help: "Where STS is, for --role-arn; else AWS_ENDPOINT_URL_STS, or the region's endpoint.")
    var stsURL: String?

    func validate() throws {
        if let date, timestamp == nil {
            throw ValidationError("--date '\(date)' is neither 20150830T123600Z nor ISO 8601.")
        }
        if roleARN == nil, roleSessionName != nil || externalID != nil {
            throw ValidationError("--role-session-name and --external-id go with --role-arn.")
        }
    }

    /// Whether credentials have to be asked for over a transport.
    var assumesRole: Bool { roleARN != nil }

    /// What `request` is signed for, with credentials that are asked for over `transport` where a role is to be
    /// assumed.
    ///
    /// Credentials are looked for first: who has none should read that, and not what else would be missing.
    func configuration(
        for request: Request, in scope: ScopeFlags, over transport: (any Transport)?
    ) async throws(TransportError) -> SigningConfiguration {
        _ = try await Self.credentials(of: EnvironmentCredentials())
        let scope = try SigningScope.resolve(
            scope, host: request.head.authority ?? "", target: request.head.path ?? "/")
        for conflict in scope.conflicts { StandardError.write("signet: \(conflict)\n") }
        let home = scope.region == "*" ? nil : scope.region
        return SigningConfiguration(
            signer: scope.signer, credentials: try provider(over: transport, in: home), clock: clock)
    }

    /// The same, with the credentials themselves.
    func resolve(
        for request: Request, in scope: ScopeFlags, over transport: (any Transport)?
    ) async throws(TransportError) -> (SigningConfiguration, Credentials) {
        let signing = try await configuration(for: request, in: scope, over: transport)
        return (signing, try await Self.credentials(of: signing.credentials))
    }

    /// The credentials that a whole batch is signed with.
    ///
    /// - Parameter region: That of STS, as below.
    func batchCredentials(
        over transport: (any Transport)?, in region: String?
    ) async throws(TransportError) -> Credentials {
        // The environment's first, as above.
        let environment = try await Self.credentials(of: EnvironmentCredentials())
        if roleARN == nil { return environment }
        return try await Self.credentials(of: provider(over: transport, in: region))
    }

    /// The environment's credentials, or those of the role assumed with them.
    ///
    /// - Parameter region: That of STS; else the environment's, as a set of regions or a batch of hosts names none.
    private func provider(
        over transport: (any Transport)?, in region: String?
    ) throws(TransportError) -> any CredentialsProvider {
        let source = EnvironmentCredentials()
        guard let roleARN, let transport else { return source }
        guard let region = region ?? SigningScope.region(of: ProcessInfo.processInfo.environment) else {
            throw .invalidRequest("the region of STS is not known", remedy: "set AWS_REGION")
        }
        return try STS.assume(
            roleARN, sessionName: roleSessionName, externalID: externalID, region: region, url: stsURL,
            source: source, transport: transport, clock: clock)
    }

    private static func credentials(
        of provider: any CredentialsProvider
    ) async throws(TransportError) -> Credentials {
        do {
            return try await provider.credentials()
        } catch {
            throw TransportError(credentials: error)
        }
    }

    /// The date to sign at.
    var clock: WallClock { timestamp.map(WallClock.fixed) ?? .system }

    private var timestamp: Timestamp? {
        date.flatMap { Timestamp(iso8601Basic: $0) ?? Timestamp(iso8601: $0) }
    }
}
