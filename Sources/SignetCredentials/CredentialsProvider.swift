public import SignetSigV4

/// A source of credentials, asked anew for every attempt.
public protocol CredentialsProvider: Sendable {
    /// Credentials that are valid now.
    ///
    /// - Throws: ``CredentialsError``, of kind `notConfigured` when this source has nothing to say, which lets a chain go
    ///   on to the next.
    func credentials() async throws(CredentialsError) -> Credentials

    /// What ``credentials()`` would return without waiting; `nil` when it would wait or fail.
    var readyCredentials: Credentials? { get }

    /// A service refused `credentials`: whatever is kept of them is dropped, so that the next call asks their origin.
    func discard(_ credentials: Credentials)
}

extension CredentialsProvider {
    /// Nothing is at hand.
    public var readyCredentials: Credentials? { nil }

    /// Nothing is kept.
    public func discard(_ credentials: Credentials) {}
}
