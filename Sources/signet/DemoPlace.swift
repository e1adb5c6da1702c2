import Signet

/// The API that the demo calls, and the roles it calls as.
struct DemoPlace {
    let url: String
    let region: String
    let apiKey: String?
    let role: any CredentialsProvider
    /// A role without the permission; the embedded gateway has one.
    let deniedRole: (any CredentialsProvider)?
}
