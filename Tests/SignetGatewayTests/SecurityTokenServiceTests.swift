import HTTPTypes
import SignetCore
import SignetGateway
import SignetSigV4
import Testing

@Suite("The embedded STS")
struct SecurityTokenServiceTests {
    static let assumeRole = ["Action": "AssumeRole", "RoleArn": Caller.apiAccess, "RoleSessionName": "tests"]

    static func invalid(_ value: String, _ member: String, _ constraint: String) -> String {
        "1 validation error detected: Value '\(value)' at '\(member)' failed to satisfy constraint: \(constraint)"
    }

    @Test("AssumeRole answers as AWS does, with credentials that work until they expire")
    func assumesRole() async throws {
        let caller = try Caller()
        let answer = try await caller.sts(Self.assumeRole.merging(["DurationSeconds": "900"]) { $1 })
        #expect(answer.status == 200 && answer.headers[.contentType] == "text/xml")
        #expect(
            answer.text.hasPrefix(
                #"<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>"#))
        #expect(answer.element("Arn") == "arn:aws:sts::123456789012:assumed-role/ApiAccess/tests")
        #expect(answer.element("Expiration") == "2023-11-14T22:28:20Z")
        #expect(answer.element("AccessKeyId")?.hasPrefix("ASIA") == true)

        let session = try await caller.session(["DurationSeconds": "900"])
        #expect(try await caller.answer(to: caller.sign(caller.request(), as: session)).status == 200)
        caller.clock.advance(by: 899)
        #expect(try await caller.answer(to: caller.sign(caller.request(), as: session)).status == 200)
        caller.clock.advance(by: 1)
        let late = try await caller.sts(["Action": "GetCallerIdentity"], as: session)
        #expect(late.status == 403 && late.element("Code") == "ExpiredToken")
    }

    @Test("GetCallerIdentity names the user, by GET and by POST")
    func callerIdentity() async throws {
        let caller = try Caller()
        let posted = try await caller.sts(["Action": "GetCallerIdentity"])
        let get = try Request(.get, Caller.sts + "/?Action=GetCallerIdentity&Version=2011-06-15")
        let got = try await caller.answer(to: caller.sign(get, service: "sts"))
        for answer in [posted, got] {
            #expect(answer.element("Arn") == "arn:aws:iam::123456789012:user/developer")
            #expect(answer.element("Account") == "123456789012")
        }
    }

    @Test(
        "Parameters out of bounds are refused in the words of STS",
        arguments: [
            (
                ["RoleSessionName": "a"],
                invalid("a", "roleSessionName", "Member must have length greater than or equal to 2")
            ),
            (
                ["RoleSessionName": "a b"],
                invalid("a b", "roleSessionName", #"Member must satisfy regular expression pattern: [\w+=,.@-]*"#)
            ),
            (
                ["DurationSeconds": "899"],
                invalid("899", "durationSeconds", "Member must have value greater than or equal to 900")
            ),
            (
                ["DurationSeconds": "43201"],
                invalid("43201", "durationSeconds", "Member must have value less than or equal to 43200")
            ),
            (["DurationSeconds": "+900"], invalid("+900", "durationSeconds", "Member must be a number")),
            (["ExternalId": "x"], invalid("x", "externalId", "Member must have length greater than or equal to 2")),
            (["RoleArn": "role/ApiAccess-of-nobody"], "role/ApiAccess-of-nobody is invalid"),
            (
                ["DurationSeconds": "3601"],
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
            ),
            (
                ["PolicyArns.member.1.arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"],
                "PolicyArns is not supported by this gateway: give the policy itself as Policy"
            ),
        ])
    func refusesParameters(parameters: [String: String], message: String) async throws {
        let answer = try await Caller().sts(Self.assumeRole.merging(parameters) { $1 })
        #expect(answer.status == 400)
        #expect(answer.element("Code") == "ValidationError")
        #expect(answer.element("Message") == message)
    }

    @Test("Everything that is wrong with the parameters is said at once")
    func namesAllViolations() async throws {
        let answer = try await Caller().sts(["Action": "AssumeRole", "DurationSeconds": "1"])
        #expect(
            answer.element("Message")
                == "3 validation errors detected: Value at 'roleArn' failed to satisfy constraint: Member must not be "
                + "null; Value at 'roleSessionName' failed to satisfy constraint: Member must not be null; Value '1' at "
                + "'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")
    }

    @Test(
        "Actions and versions that are not there are refused",
        arguments: [
            ([:], "2011-06-15", "MissingAction", "The request is missing the parameter Action"),
            (["Action": "Nope"], "2011-06-15", "InvalidAction", "Could not find operation Nope for version 2011-06-15"),
            (
                ["Action": "GetCallerIdentity"], nil, "InvalidAction",
                "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED"
            ),
        ] as [([String: String], String?, String, String)])
    func refusesActions(parameters: [String: String], version: String?, code: String, message: String) async throws {
        let answer = try await Caller().sts(parameters, version: version)
        #expect(answer.status == 400)
        #expect(answer.element("Code") == code && answer.element("Message") == message)
    }

    @Test("What was sent comes back escaped")
    func escapes() async throws {
        let answer = try await Caller().sts(["Action": "<a href=\"&\u{1}\">"])
        #expect(
            answer.element("Message")
                == "Could not find operation &lt;a href=&quot;&amp;\u{FFFD}&quot;&gt; for version 2011-06-15")
    }

    @Test("Signatures that do not hold are refused with STS's codes")
    func refusesSignatures() async throws {
        let caller = try Caller()
        let request = try Request(.get, Caller.sts + "/?Action=GetCallerIdentity&Version=2011-06-15")
        let key = caller.development.credentials
        let wrong = Credentials(accessKeyID: key.accessKeyID, secretAccessKey: "wrong")
        let unknown = Credentials(accessKeyID: "AKIANOBODY", secretAccessKey: "wrong")
        let token = Credentials(
            accessKeyID: key.accessKeyID, secretAccessKey: key.secretAccessKey, sessionToken: SecretString("none"))
        let cases = [
            (request, "MissingAuthenticationToken"),
            (try caller.sign(request, as: wrong, service: "sts"), "SignatureDoesNotMatch"),
            (try caller.sign(request, as: unknown, service: "sts"), "InvalidClientTokenId"),
            (try caller.sign(request, as: token, service: "sts"), "InvalidClientTokenId"),
            (try caller.sign(request, service: "execute-api"), "SignatureDoesNotMatch"),
            (try caller.sign(request, service: "sts", region: "us-east-1"), "SignatureDoesNotMatch"),
        ]
        for (request, code) in cases {
            let answer = try await caller.answer(to: request)
            #expect(answer.status == 403)
            #expect(answer.element("Code") == code)
            #expect(answer.element("Type") == "Sender" && answer.element("RequestId") != nil)
        }
    }
}
