import SignetCore

/// The role to assume, and on what terms (STS API reference, AssumeRole).
///
/// Everything is checked here, before any I/O: STS answers a wrong parameter with a round trip and a vague sentence.
public struct AssumeRole: Sendable, Hashable {
    static let provider = "AssumeRole"

    /// The role, such as `arn:aws:iam::123456789012:role/ApiAccess`.
    public let roleARN: String
    /// The name of the session, which the trail and the policies of the account see.
    public let sessionName: String
    /// How long the credentials last, in seconds.
    public let durationSeconds: Int
    /// What the role's owner demands of third parties; `nil` for nothing.
    public let externalID: String?

    /// Terms that STS accepts.
    ///
    /// - Parameters:
    ///   - roleARN: 20–2048 characters.
    ///   - sessionName: 2–64 letters, digits and `_+=,.@-`.
    ///   - durationSeconds: 900–43,200; one hour by default, the most that a chain of roles may ask for.
    ///   - externalID: 2–1224 letters, digits and `_+=,.@:/-`.
    /// - Throws: ``CredentialsError/Kind/invalidConfiguration`` for anything else.
    public init(
        roleARN: String, sessionName: String, durationSeconds: Int = 3600, externalID: String? = nil
    ) throws(CredentialsError) {
        try Self.check(roleARN: roleARN)
        try Self.check(sessionName, "role session name", 2...64, punctuation: "_+=,.@-")
        guard (900...43_200).contains(durationSeconds) else {
            throw Self.invalid("the duration of \(durationSeconds) s is not within 900–43,200 s")
        }
        if let externalID { try Self.check(externalID, "external id", 2...1224, punctuation: "_+=,.@:/-") }
        self.roleARN = roleARN
        self.sessionName = sessionName
        self.durationSeconds = durationSeconds
        self.externalID = externalID
    }

    /// The content of the POST (Query API, version 2011-06-15).
    var form: String {
        var pairs = [
            (name: "Action", value: "AssumeRole"), (name: "Version", value: "2011-06-15"),
            (name: "RoleArn", value: roleARN), (name: "RoleSessionName", value: sessionName),
            (name: "DurationSeconds", value: String(durationSeconds)),
        ]
        if let externalID { pairs.append((name: "ExternalId", value: externalID)) }
        return PercentEncoding.encode(pairs: pairs)
    }

    // arn:partition:iam::account:role/path/name
    private static func check(roleARN: String) throws(CredentialsError) {
        let parts = roleARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard (20...2048).contains(roleARN.utf8.count), parts.count == 6, parts[0] == "arn", !parts[1].isEmpty,
            parts[2] == "iam", parts[3].isEmpty, !parts[4].isEmpty, parts[5].hasPrefix("role/"), parts[5].count > 5,
            roleARN.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw invalid(
                "the role ARN is not that of a role", remedy: "it reads arn:aws:iam::123456789012:role/NAME")
        }
    }

    private static func check(
        _ value: String, _ name: String, _ length: ClosedRange<Int>, punctuation: String
    ) throws(CredentialsError) {
        guard length.contains(value.utf8.count) else {
            throw invalid(
                "the \(name) has \(value.utf8.count) characters; STS takes \(length.lowerBound)–\(length.upperBound)")
        }
        let isAllowed = value.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: punctuation.utf8.contains(byte)
            }
        }
        guard isAllowed else {
            throw invalid("the \(name) may hold letters, digits and \(punctuation) only")
        }
    }

    private static func invalid(_ reason: String, remedy: String? = nil) -> CredentialsError {
        CredentialsError(.invalidConfiguration, provider: provider, reason, remedy: remedy)
    }
}
