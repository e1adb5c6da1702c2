import HTTPTypes

/// The header fields that signing reads and writes.
enum AWSHeader {
    static let host = name("Host")
    static let date = name("X-Amz-Date")
    static let contentSHA256 = name("X-Amz-Content-Sha256")
    static let securityToken = name("X-Amz-Security-Token")

    /// Whether a signer replaces a field of this lower-case name.
    static func isWrittenBySigner(_ name: String) -> Bool {
        name == HTTPField.Name.authorization.canonicalName || name == date.canonicalName
            || name == contentSHA256.canonicalName || name == securityToken.canonicalName
    }

    private static func name(_ literal: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(literal) else { preconditionFailure("\(literal) is a token") }
        return name
    }
}
