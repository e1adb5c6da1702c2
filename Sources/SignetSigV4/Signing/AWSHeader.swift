import HTTPTypes

/// The header fields that signing reads and writes.
enum AWSHeader {
    static let host = name("Host")
    static let date = name("X-Amz-Date")
    static let contentSHA256 = name("X-Amz-Content-Sha256")
    static let securityToken = name("X-Amz-Security-Token")
    static let s3SessionToken = name("X-Amz-S3session-Token")
    static let regionSet = name("X-Amz-Region-Set")

    /// Whether a signer replaces a field of this name, whatever form it signs in.
    static func isWrittenBySigner(_ name: HTTPField.Name) -> Bool {
        // Asked of every field: literals cost no reference counting.
        switch name.canonicalName {
        case "authorization", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "x-amz-s3session-token",
            "x-amz-region-set":
            true
        default: false
        }
    }

    static func isToken(_ name: HTTPField.Name) -> Bool {
        name == securityToken || name == s3SessionToken
    }

    private static func name(_ literal: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(literal) else { preconditionFailure("\(literal) is a token") }
        return name
    }
}
