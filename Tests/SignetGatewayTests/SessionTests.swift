import HTTPTypes
import SignetGateway
import SignetSigV4
import Testing

@Suite("Sessions and who may have them")
struct SessionTests {
    static let assumeAnything = #"{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}"#
    static let denyAssuming = #"{"Statement":{"Effect":"Deny","Action":"sts:*","Resource":"*"}}"#
    static let readOnly = #"{"Statement":{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*/GET/*"}}"#
    static let target = "arn:aws:iam::123456789012:role/Target"

    /// A gateway with one more role, `Target`, and one more user, `other`, with these policies.
    private func caller(
        trusting principals: [String], policies: [String] = [], externalID: String? = nil, other: Credentials
    ) throws -> Caller {
        try Caller { configuration in
            let policies = try policies.map { try Policy(json: $0) }
            configuration.users.append(User(name: "other", credentials: other, policies: policies))
            configuration.roles.append(
                Role(
                    name: "Target", trustedPrincipals: principals, externalID: externalID,
                    maximumSessionSeconds: 43_200, policies: [try Policy(json: Self.readOnly)]))
        }
    }

    private let other = Credentials(accessKeyID: "AKIAOTHEROTHEROTHER1", secretAccessKey: "ofTheOtherUser")
    private let assumeTarget = ["Action": "AssumeRole", "RoleArn": target, "RoleSessionName": "tests"]

    @Test(
        "A role is assumed by whom it trusts, unless a policy denies it",
        arguments: [
            (["arn:aws:iam::123456789012:user/other"], [], true),
            (["arn:aws:iam::123456789012:user/*"], [], true),
            (["arn:aws:iam::123456789012:user/developer"], [], false),
            (["arn:aws:iam::123456789012:user/developer"], [assumeAnything], false),
            (["arn:aws:iam::123456789012:root"], [], false),
            (["arn:aws:iam::123456789012:root"], [assumeAnything], true),
            (["123456789012"], [assumeAnything], true),
            (["arn:aws:iam::123456789012:user/other"], [denyAssuming], false),
            (["arn:aws:iam::123456789012:root"], [assumeAnything, denyAssuming], false),
            ([], [assumeAnything], false),
        ])
    func trust(principals: [String], policies: [String], isAllowed: Bool) async throws {
        let caller = try caller(trusting: principals, policies: policies, other: other)
        let answer = try await caller.sts(assumeTarget, as: other)
        #expect(answer.status == (isAllowed ? 200 : 403))
        #expect(answer.element("Code") == (isAllowed ? nil : "AccessDenied"))
    }

    @Test("A role that demands an external ID is had with that one only", arguments: [nil, "wrong", "right"])
    func externalID(given: String?) async throws {
        let caller = try caller(trusting: ["*"], externalID: "right", other: other)
        var parameters = assumeTarget
        parameters["ExternalId"] = given
        #expect(try await caller.sts(parameters, as: other).status == (given == "right" ? 200 : 403))
    }

    @Test("A session assumes a role that trusts its role, for an hour at most")
    func chaining() async throws {
        let caller = try caller(trusting: [Caller.apiAccess], other: other)
        let session = try await caller.session()
        #expect(try await caller.sts(assumeTarget, as: session).status == 200)
        let tooLong = try await caller.sts(assumeTarget.merging(["DurationSeconds": "3601"]) { $1 }, as: session)
        #expect(
            tooLong.element("Message")
                == "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        let bound = try await caller.session(["Policy": Self.readOnly])
        #expect(try await caller.sts(assumeTarget, as: bound).element("Code") == "AccessDenied")
    }

    @Test("A session policy takes away from the role's and adds nothing")
    func sessionPolicy() async throws {
        let caller = try Caller()
        let session = try await caller.session(["Policy": Self.readOnly])
        #expect(try await caller.answer(to: caller.sign(caller.request(.get), as: session)).status == 200)
        let post = try await caller.answer(to: caller.sign(caller.request(.post), as: session))
        #expect(post.errorType == "AccessDeniedException")

        let none = try await caller.session([
            "RoleArn": "arn:aws:iam::123456789012:role/NoAccess", "Policy": Self.readOnly,
        ])
        let get = try await caller.answer(to: caller.sign(caller.request(.get), as: none))
        #expect(get.errorType == "AccessDeniedException")
    }

    @Test("A session policy that is none is refused")
    func malformedSessionPolicy() async throws {
        let answer = try await Caller().sts([
            "Action": "AssumeRole", "RoleArn": Caller.apiAccess, "RoleSessionName": "tests", "Policy": "{}",
        ])
        #expect(answer.status == 400 && answer.element("Code") == "MalformedPolicyDocument")
    }

    @Test("The sessions the gateway keeps are bounded: the oldest gives way")
    func bounded() async throws {
        let caller = try Caller()
        let first = try await caller.session()
        #expect(try await caller.answer(to: caller.sign(caller.request(), as: first)).status == 200)
        for _ in 0..<1024 { _ = try await caller.session() }
        let answer = try await caller.answer(to: caller.sign(caller.request(), as: first))
        #expect(answer.errorType == "UnrecognizedClientException")
    }
}
