import Signet

/// The credentials of another provider, with a secret key that is not theirs.
struct WrongKey: CredentialsProvider {
    private let base: any CredentialsProvider

    init(of base: any CredentialsProvider) {
        self.base = base
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let credentials = try await base.credentials()
        return Credentials(
            accessKeyID: credentials.accessKeyID,
            secretAccessKey: SecretString(String(repeating: "0", count: 40)), sessionToken: credentials.sessionToken)
    }
}
