import SignetCredentials
import Testing

@Suite("The terms of a role")
struct AssumeRoleTests {
    private static let arn = "arn:aws:iam::123456789012:role/ApiAccess"

    private func refuses(_ make: () throws(CredentialsError) -> AssumeRole) {
        let error = #expect(throws: CredentialsError.self) { try make() }
        #expect(error?.kind == .invalidConfiguration)
        #expect(error?.provider == "AssumeRole")
    }

    @Test(
        "take the ARN of a role",
        arguments: [
            arn, "arn:aws-cn:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/path/to/My+Role=,.@-_",
            "arn:aws-us-gov:iam::123456789012:role/x",
        ])
    func goodARN(arn: String) throws {
        #expect(try AssumeRole(roleARN: arn, sessionName: "session").roleARN == arn)
    }

    @Test(
        "refuse any other ARN",
        arguments: [
            "", "ApiAccess", "arn:aws:iam::123456789012:user/ApiAccess", "arn:aws:sts::123456789012:assumed-role/a/b",
            "arn:aws:iam::123456789012:role/", "arn:aws:iam:::role/ApiAccess", "arn:aws:s3:::role/ApiAccessAndMore",
            "arn::iam::123456789012:role/ApiAccess", "arn:aws:iam::123456789012:role/Api Access", arn + "\n", " " + arn,
            arn + String(repeating: "a", count: 2048), "arn:aws:iam::123456789012:role/ä",
        ])
    func badARN(arn: String) {
        refuses { () throws(CredentialsError) in try AssumeRole(roleARN: arn, sessionName: "session") }
    }

    @Test(
        "take a session name of 2–64 word characters and =,.@-",
        arguments: ["ab", "a_+=,.@-9Z", String(repeating: "x", count: 64)])
    func goodSession(name: String) throws {
        #expect(try AssumeRole(roleARN: Self.arn, sessionName: name).sessionName == name)
    }

    @Test(
        "refuse any other session name",
        arguments: [
            "", "a", String(repeating: "x", count: 65), "a b", "a/b", "a:b", "a\nb", "äb", "a#b", "a&RoleArn=x",
        ])
    func badSession(name: String) {
        refuses { () throws(CredentialsError) in try AssumeRole(roleARN: Self.arn, sessionName: name) }
    }

    @Test("take a duration of 900–43,200 s", arguments: [900, 901, 3600, 43_199, 43_200])
    func goodDuration(seconds: Int) throws {
        let role = try AssumeRole(roleARN: Self.arn, sessionName: "ab", durationSeconds: seconds)
        #expect(role.durationSeconds == seconds)
    }

    @Test("refuse any other duration", arguments: [Int.min, -1, 0, 1, 899, 43_201, Int.max])
    func badDuration(seconds: Int) {
        refuses { () throws(CredentialsError) in
            try AssumeRole(roleARN: Self.arn, sessionName: "ab", durationSeconds: seconds)
        }
    }

    @Test(
        "take an external id of 2–1224 word characters and =,.@:/-",
        arguments: ["ab", "a:b/c@d=,.-+_", String(repeating: "x", count: 1224)])
    func goodExternalID(id: String) throws {
        #expect(try AssumeRole(roleARN: Self.arn, sessionName: "ab", externalID: id).externalID == id)
    }

    @Test(
        "refuse any other external id",
        arguments: ["", "a", String(repeating: "x", count: 1225), "a b", "a\r\n", "a?b", "ä?"])
    func badExternalID(id: String) {
        refuses { () throws(CredentialsError) in
            try AssumeRole(roleARN: Self.arn, sessionName: "ab", externalID: id)
        }
    }
}
