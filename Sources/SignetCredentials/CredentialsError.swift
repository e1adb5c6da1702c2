public import SignetCore

/// Why there are no credentials: which provider was asked, what it said, and what to do.
public struct CredentialsError: Error, Sendable {
    /// What failed.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The provider has nothing to say; a chain goes on to the next.
        case notConfigured
        /// The provider is configured, but wrongly.
        case invalidConfiguration
        /// The service answered, and refused; ``CredentialsError/service`` says how.
        case refused
        /// The service gave no answer; ``CredentialsError/transport`` says why.
        case unreachable
        /// The service's answer could not be read.
        case malformedResponse
        /// What was obtained has expired.
        case expired
        /// The task was cancelled.
        case cancelled
        /// Every provider of a chain was tried; ``CredentialsError/attempts`` says what each said.
        case exhausted
    }

    /// What failed.
    public var kind: Kind
    /// The provider, as a user knows it: `environment`, `AssumeRole`, …
    public var provider: String
    /// Why, in words; never holds a secret.
    public var reason: String
    /// What to do about it, where that is known.
    public var remedy: String?
    /// The answer of the service that refused.
    public var service: ServiceError?
    /// Why the service could not be asked.
    public var transport: TransportError?
    /// What each provider of a chain said, in the order they were asked.
    public var attempts: [CredentialsError]

    /// A failure of `provider`.
    public init(
        _ kind: Kind, provider: String, _ reason: String, remedy: String? = nil, service: ServiceError? = nil,
        transport: TransportError? = nil, attempts: [CredentialsError] = []
    ) {
        self.kind = kind
        self.provider = provider
        self.reason = reason
        self.remedy = remedy
        self.service = service
        self.transport = transport
        self.attempts = attempts
    }
}

extension CredentialsError: CustomStringConvertible {
    /// The whole story in one sentence: the provider, the reason, the remedy, and every attempt.
    public var description: String {
        var text = "\(provider): \(reason)"
        if attempts.isEmpty {
            if let service { text += ": \(service)" }
            if let transport { text += ": \(transport)" }
        } else {
            text += ": " + attempts.map(\.description).joined(separator: "; ")
        }
        if let remedy { text += " (\(remedy))" }
        return text
    }
}
