public import SignetSigV4

/// Providers that are asked in order until one has something to say.
///
/// Only `notConfigured` leads on to the next: a provider that is configured wrongly is an error to repair, not to step
/// over with somebody else's identity.
public struct CredentialsChain: CredentialsProvider {
    private let providers: [any CredentialsProvider]

    /// A chain of `providers`, the first asked first.
    public init(_ providers: [any CredentialsProvider]) {
        self.providers = providers
    }

    /// The credentials of the first provider that is configured.
    ///
    /// - Throws: ``CredentialsError`` with what every provider that was asked said.
    public func credentials() async throws(CredentialsError) -> Credentials {
        var attempts: [CredentialsError] = []
        for provider in providers {
            do {
                return try await provider.credentials()
            } catch {
                guard error.kind != .cancelled else { throw error }
                attempts.append(error)
                guard error.kind == .notConfigured else {
                    throw CredentialsError(
                        error.kind, provider: "credentials chain", "\(error.provider) failed", service: error.service,
                        transport: error.transport, attempts: attempts)
                }
            }
        }
        throw CredentialsError(
            .exhausted, provider: "credentials chain",
            providers.isEmpty ? "it has no provider" : "none of its \(providers.count) providers is configured",
            remedy: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name another source of credentials",
            attempts: attempts)
    }

    /// The credentials of the first provider, where it has them at hand; a later one counts only once those before it
    /// have been asked.
    public var readyCredentials: Credentials? { providers.first?.readyCredentials }

    /// Tells every provider.
    public func discard(_ credentials: Credentials) {
        for provider in providers { provider.discard(credentials) }
    }
}
