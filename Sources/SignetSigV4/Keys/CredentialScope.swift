/// What a signing key is good for: one day, one region, one service.
public struct CredentialScope: Hashable, Sendable {
    /// The UTC day as `20150830`.
    public let dateStamp: String
    /// The region, such as `eu-west-1`; `nil` for SigV4a, whose key is good for any.
    public let region: String?
    /// The signing name of the service, such as `execute-api`.
    public let service: String

    init(dateStamp: String, region: String?, service: String) {
        self.dateStamp = dateStamp
        self.region = region
        self.service = service
    }

    static let terminator = "aws4_request"

    /// Whether `name` can be a part of a scope: 1 to 64 letters, digits, `-`, `_` or `.` (the longest region has 14
    /// bytes).
    static func isValidPart(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { PercentEncoding.isUnreserved($0) && $0 != UInt8(ascii: "~") }
    }
}

extension CredentialScope: CustomStringConvertible {
    /// The scope as it is signed: `20150830/us-east-1/service/aws4_request`, or without the region.
    public var description: String {
        [dateStamp, region, service, Self.terminator].compactMap(\.self).joined(separator: "/")
    }
}
