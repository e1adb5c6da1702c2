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

    private let scope: ScopeFlags
    private let environment: [String: String]
    private let conflicts: ConflictReport
    private var configurations: [Key: SigningConfiguration] = [:]

    init(scope: ScopeFlags, environment: [String: String], conflicts: ConflictReport) {
        self.conflicts = conflicts
        self.scope = scope
        self.environment = environment
    }

    /// What to sign `request` for.
    ///
    /// - Throws: ``TransportError`` as ``SigningScope/resolve(_:host:target:environment:)`` does.
    mutating func configuration(
        for request: Request, clock: WallClock
    ) throws(TransportError) -> SigningConfiguration {
        let target = request.head.path ?? "/"
        let key = Key(host: request.head.authority ?? "", isMQTT: target.hasPrefix("/mqtt"))
        if let known = configurations[key] { return known }
        let resolved = try SigningScope.resolve(scope, host: key.host, target: target, environment: environment)
        conflicts.tell(resolved.conflicts)
        let configuration = SigningConfiguration(
            signer: resolved.signer, credentials: EnvironmentCredentials(), clock: clock)
        configurations[key] = configuration
        return configuration
    }
}
