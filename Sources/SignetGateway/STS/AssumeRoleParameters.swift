/// The parameters of AssumeRole, within STS's bounds.
///
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>
struct AssumeRoleParameters {
    let roleARN: String
    let sessionName: String
    let durationSeconds: Int
    let externalID: String?

    init(_ form: FormFields) throws(Refusal) {
        roleARN = try Self.text(form, "RoleArn", name: "roleArn", 20...2048)
        sessionName = try Self.text(form, "RoleSessionName", name: "roleSessionName", 2...64)
        guard sessionName.utf8.allSatisfy(Self.isSessionNameByte) else {
            throw Self.invalid(
                sessionName, name: "roleSessionName", "Member must satisfy regular expression pattern: [\\w+=,.@-]*")
        }
        externalID = form["ExternalId"]
        guard let given = form["DurationSeconds"] else {
            durationSeconds = 3600
            return
        }
        guard let seconds = Int(given), (900...43_200).contains(seconds) else {
            throw Self.invalid(
                given, name: "durationSeconds",
                "Member must have value between 900 and 43200")
        }
        durationSeconds = seconds
    }

    private static func text(
        _ form: FormFields, _ key: String, name: String, _ length: ClosedRange<Int>
    ) throws(Refusal) -> String {
        guard let text = form[key] else {
            throw Refusal(
                .validation,
                "1 validation error detected: Value at '\(name)' failed to satisfy constraint: Member must not be null")
        }
        guard length.contains(text.count) else {
            throw invalid(
                text, name: name, "Member must have length between \(length.lowerBound) and \(length.upperBound)")
        }
        return text
    }

    private static func invalid(_ value: String, name: String, _ constraint: String) -> Refusal {
        Refusal(
            .validation,
            "1 validation error detected: Value '\(value)' at '\(name)' failed to satisfy constraint: \(constraint)")
    }

    private static func isSessionNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_+=,.@-".utf8.contains(byte)
        }
    }
}
