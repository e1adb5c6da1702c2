import HTTPTypes

/// Everything one signature depends on but the request: key, scope, date and credentials.
struct SigningMoment {
    let key: ScopedKey
    let date: DateField
    let credentials: Credentials
    let rules: SigningRules

    /// The session token as a field of the name the service reads, or `nil` for long-lived credentials.
    var tokenField: HTTPField? {
        guard var field = credentials.tokenField else { return nil }
        if rules.sessionTokenName == .s3Session { field.name = AWSHeader.s3SessionToken }
        return field
    }
}
