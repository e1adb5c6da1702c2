extension Refusal {
    /// What API Gateway says of a request without a signature, and of a path it does not know.
    static let missingAuthenticationToken = Refusal(.missingAuthentication, "Missing Authentication Token")

    /// The body is past the limit.
    static let tooLarge = Refusal(.tooLarge, "Request Too Long")
}
