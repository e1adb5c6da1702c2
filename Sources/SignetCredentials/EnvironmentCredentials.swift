import Glibc
public import SignetSigV4

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, read anew at every call.
public struct EnvironmentCredentials: CredentialsProvider {
    private static let name = "environment"

    private let lookUp: @Sendable (String) -> String?

    /// The environment of the process.
    public init() {
        lookUp = { name in getenv(name).map { String(cString: $0) } }
    }

    /// A given environment.
    public init(environment: [String: String]) {
        lookUp = { environment[$0] }
    }

    /// The credentials the variables hold; a variable that is empty counts as not set.
    ///
    /// - Throws: ``CredentialsError/Kind/notConfigured`` when neither key is set;
    ///   ``CredentialsError/Kind/invalidConfiguration`` when one of the two is missing, or a value holds white space.
    public func credentials() async throws(CredentialsError) -> Credentials {
        let accessKeyID = try value("AWS_ACCESS_KEY_ID")
        let secretAccessKey = try value("AWS_SECRET_ACCESS_KEY")
        let sessionToken = try value("AWS_SESSION_TOKEN")
        switch (accessKeyID, secretAccessKey) {
        case (let accessKeyID?, let secretAccessKey?):
            let credentials = Credentials(
                accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
            do {
                try credentials.validate()
            } catch {
                throw CredentialsError(.invalidConfiguration, provider: Self.name, error.message)
            }
            return credentials
        case (nil, nil):
            throw CredentialsError(
                .notConfigured, provider: Self.name, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")
        case (nil, _): throw missing("AWS_ACCESS_KEY_ID", beside: "AWS_SECRET_ACCESS_KEY")
        case (_, nil): throw missing("AWS_SECRET_ACCESS_KEY", beside: "AWS_ACCESS_KEY_ID")
        }
    }

    private func missing(_ variable: String, beside other: String) -> CredentialsError {
        CredentialsError(
            .invalidConfiguration, provider: Self.name, "\(other) is set, but \(variable) is not",
            remedy: "set both, or neither")
    }

    /// A line end that was pasted along is the usual cause of a signature mismatch; it is named, not trimmed, because
    /// what else reads the variable would still fail.
    private func value(_ variable: String) throws(CredentialsError) -> String? {
        guard let value = lookUp(variable), !value.isEmpty else { return nil }
        guard !value.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw CredentialsError(
                .invalidConfiguration, provider: Self.name, "\(variable) holds white space or a control character",
                remedy: "set it again without the line end or spaces around it")
        }
        return value
    }
}
