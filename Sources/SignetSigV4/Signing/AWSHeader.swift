import HTTPTypes

/// The header fields that signing reads and writes.
enum AWSHeader {
    static let host = name("Host")
    static let date = name("X-Amz-Date")
    static let contentSHA256 = name("X-Amz-Content-Sha256")
    static let securityToken = name("X-Amz-Security-Token")
    static let s3SessionToken = name("X-Amz-S3session-Token")
    static let regionSet = name("X-Amz-Region-Set")

    static let hostName = FieldName(host)
    private static let contentSHA256Name = FieldName(contentSHA256)

    /// Whether a signer replaces a field of this name, whatever form it signs in.
    static func isWrittenBySigner(_ name: FieldName) -> Bool {
        // Asked of every field: numbers first, which cost no reference counting.
        guard writtenBeginnings.contains(name.beginning) else { return false }
        return writtenNames.contains { $0 == name }
    }

    static func isHost(_ name: FieldName) -> Bool {
        // Four letters and the zeros behind them are the whole name.
        name.beginning == hostBeginning
    }

    static func isContentSHA256(_ name: FieldName) -> Bool {
        name == contentSHA256Name
    }

    static func isToken(_ name: FieldName) -> Bool {
        tokenNames.contains { $0 == name }
    }

    private static let hostBeginning = hostName.beginning
    private static let tokenNames = [securityToken, s3SessionToken].map { FieldName($0) }
    private static let writtenNames =
        [HTTPField.Name.authorization, date, contentSHA256, securityToken, s3SessionToken, regionSet]
        .map { FieldName($0) }
    private static let writtenBeginnings = writtenNames.map(\.beginning)

    /// Of literals of this module only, each a token: no input comes here.
    static func name(_ literal: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(literal) else { preconditionFailure("\(literal) is a token") }
        return name
    }
}
