import ArgumentParser
import Signet

/// How to sign. Secrets are never arguments: they come from the environment.
struct SigningFlags: ParsableArguments {
    @Option(help: "The service of the credential scope.")
    var service = "execute-api"

    @Option(help: "The region of the credential scope; else AWS_REGION, AWS_DEFAULT_REGION, or the host's.")
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

    @Flag(name: .customLong("no-sign"), help: "Send the request as it is.")
    var noSign = false

    func validate() throws {
        if let date, timestamp == nil {
            throw ValidationError("--date '\(date)' is neither 20150830T123600Z nor ISO 8601.")
        }
        if roleARN == nil, roleSessionName != nil || externalID != nil {
            throw ValidationError("--role-session-name and --external-id go with --role-arn.")
        }
    }

    /// `transport`, behind a signature unless `--no-sign` asks for none.
    ///
    /// Credentials are asked for first: who has none should read that, and not what else would be missing.
    func sign(_ transport: any Transport, for origin: Origin) async throws(TransportError) -> any Transport {
        if noSign { return transport }
        do {
            _ = try await EnvironmentCredentials().credentials()
        } catch {
            throw TransportError(credentials: error)
        }
        let region = try SigningRegion.resolve(region, for: origin)
        let clock = timestamp.map(WallClock.fixed) ?? .system
        return transport.signing(
            SigningConfiguration(
                service: service, region: region,
                credentials: try credentials(over: transport, in: region, clock: clock), clock: clock))
    }

    /// The environment's credentials, or those of the role assumed with them.
    private func credentials(
        over transport: any Transport, in region: String, clock: WallClock
    ) throws(TransportError) -> any CredentialsProvider {
        let environment = EnvironmentCredentials()
        guard let roleARN else { return environment }
        return try STS.assume(
            roleARN, sessionName: roleSessionName, externalID: externalID, region: region, url: stsURL,
            source: environment, transport: transport, clock: clock)
    }

    private var timestamp: Timestamp? {
        date.flatMap { Timestamp(iso8601Basic: $0) ?? Timestamp(iso8601: $0) }
    }
}
