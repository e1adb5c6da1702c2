import ArgumentParser
import Foundation
import Signet
import SignetCredentials
import SignetSigV4

/// How to sign. Secrets are never arguments: they come from the environment.
struct SigningFlags: ParsableArguments {
    @Option(help: "The service of the credential scope; else the host's, or execute-api where it is none of AWS's.")
    var service: String?

    @Option(help: "The region of the credential scope; else the host's, AWS_REGION, or AWS_DEFAULT_REGION.")
    var region: String?

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

    /// The signature of `request`, with credentials that are asked for over `transport` where a role is to be assumed.
    ///
    /// Credentials are looked for first: who has none should read that, and not what else would be missing.
    func configuration(
        for request: Request, over transport: any Transport
    ) async throws(TransportError) -> SigningConfiguration {
        try await requireCredentials()
        let scope = try SigningScope.resolve(
            service: service, region: region, host: request.head.authority ?? "", target: request.head.path ?? "/")
        for conflict in scope.conflicts { StandardError.write("signet: \(conflict)\n") }
        return SigningConfiguration(
            service: scope.service, region: scope.region,
            credentials: try credentials(over: transport, in: scope.region), clock: clock)
    }

    /// What to sign `request` for, and with which credentials.
    func resolve(
        for request: Request, over transport: any Transport
    ) async throws(TransportError) -> (SigningConfiguration, Credentials) {
        let signing = try await configuration(for: request, over: transport)
        return (signing, try await Self.credentials(of: signing.credentials))
    }

    /// The credentials that a whole batch is signed with.
    func batchCredentials(over transport: any Transport) async throws(TransportError) -> Credentials {
        try await requireCredentials()
        guard roleARN != nil else { return try await Self.credentials(of: EnvironmentCredentials()) }
        // The hosts of a batch may be of any region; where STS is must be said.
        let environment = ProcessInfo.processInfo.environment
        let candidates = [region, environment["AWS_REGION"], environment["AWS_DEFAULT_REGION"]]
        guard let region = candidates.compactMap(\.self).first(where: { !$0.isEmpty }) else {
            throw .invalidRequest("the region of STS is not known", remedy: "give --region, or set AWS_REGION")
        }
        return try await Self.credentials(of: credentials(over: transport, in: region))
    }

    private func requireCredentials() async throws(TransportError) {
        _ = try await Self.credentials(of: EnvironmentCredentials())
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

    /// The environment's credentials, or those of the role assumed with them.
    private func credentials(
        over transport: any Transport, in region: String
    ) throws(TransportError) -> any CredentialsProvider {
        let environment = EnvironmentCredentials()
        guard let roleARN else { return environment }
        return try STS.assume(
            roleARN, sessionName: roleSessionName, externalID: externalID, region: region, url: stsURL,
            source: environment, transport: transport, clock: clock)
    }

    /// The date to sign at.
    var clock: WallClock { timestamp.map(WallClock.fixed) ?? .system }

    private var timestamp: Timestamp? {
        date.flatMap { Timestamp(iso8601Basic: $0) ?? Timestamp(iso8601: $0) }
    }
}
