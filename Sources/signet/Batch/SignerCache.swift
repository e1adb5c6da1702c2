import HTTPTypes
import Signet
import SignetCore

/// The signers of the hosts that a block of lines names: most batches name one.
struct SignerCache {
    private struct Key: Hashable {
        let host: String
        /// AWS IoT signs `/mqtt` for another service; no other path matters.
        let isMQTT: Bool
    }

    private let service: String?
    private let region: String?
    private let environment: [String: String]
    private var configurations: [Key: SigningConfiguration] = [:]

    init(service: String?, region: String?, environment: [String: String]) {
        self.service = service
        self.region = region
        self.environment = environment
    }

    /// What to sign `request` for.
    ///
    /// - Throws: ``TransportError`` as ``SigningScope`` does.
    mutating func configuration(
        for request: Request, clock: WallClock
    ) throws(TransportError) -> SigningConfiguration {
        let target = request.head.path ?? "/"
        let key = Key(host: request.head.authority ?? "", isMQTT: target.hasPrefix("/mqtt"))
        if let known = configurations[key] { return known }
        let scope = try SigningScope.resolve(
            service: service, region: region, host: key.host, target: target, environment: environment)
        let configuration = SigningConfiguration(
            service: scope.service, region: scope.region, credentials: EnvironmentCredentials(),
            clock: clock)
        configurations[key] = configuration
        return configuration
    }
}
