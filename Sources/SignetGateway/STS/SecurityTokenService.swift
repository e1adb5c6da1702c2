import HTTPTypes
import SignetCore
import SignetSigV4

/// An STS: the Query API's AssumeRole and GetCallerIdentity.
///
/// <https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html>
struct SecurityTokenService: Sendable {
    let authenticator: Authenticator
    private static let version = "2011-06-15"

    private var account: Account { authenticator.account }

    /// The XML of the result.
    func answer(
        _ request: Request, body: [UInt8], now: Timestamp, requestID: String, caller: inout Principal?
    ) throws(Refusal) -> [UInt8] {
        let principal = try authenticator.principal(of: request, body: body, now: now)
        caller = principal
        let form = Self.form(of: request, body: body)
        guard let action = form["Action"] else {
            throw Refusal(.missingAction, "The request is missing the parameter Action")
        }
        let version = form["Version"] ?? "NO_VERSION_SPECIFIED"
        let result =
            switch (action, version) {
            case ("AssumeRole", Self.version): try assumeRole(form, as: principal, now: now)
            // Needs no permission: even an explicit deny does not keep a caller from learning who it is.
            case ("GetCallerIdentity", Self.version): callerIdentity(of: principal)
            default: throw Refusal(.unknownAction, "Could not find operation \(action) for version \(version)")
            }
        return Array(
            XMLElement(
                action + "Response", attribute: ("xmlns", "https://sts.amazonaws.com/doc/2011-06-15/"),
                [result, XMLElement("ResponseMetadata", [XMLElement("RequestId", requestID)])]
            ).text.utf8)
    }

    /// The parameters, from the query of a GET and the form of a POST.
    static func form(of request: Request, body: [UInt8]) -> FormFields {
        request.head.method == .post
            ? FormFields(Substring(decoding: body, as: UTF8.self), plusIsSpace: true)
            : FormFields(RequestPath(request.head).query, plusIsSpace: false)
    }

    private func callerIdentity(of principal: Principal) -> XMLElement {
        XMLElement(
            "GetCallerIdentityResult",
            [
                XMLElement("Arn", principal.arn), XMLElement("UserId", principal.userID),
                XMLElement("Account", account.id),
            ])
    }

    private func assumeRole(_ form: FormFields, as principal: Principal, now: Timestamp) throws(Refusal) -> XMLElement {
        let parameters = try AssumeRoleParameters(form)
        guard let role = account.role(arn: parameters.roleARN),
            role.trusts(principal, arn: parameters.roleARN, accountID: account.id),
            role.externalID == nil || role.externalID == parameters.externalID
        else {
            throw Refusal(
                .accessDenied,
                "User: \(principal.arn) is not authorized to perform: sts:AssumeRole on resource: \(parameters.roleARN)"
            )
        }
        // Role chaining: a session made by a session lasts an hour at most, whatever the role says.
        guard principal.roleARN == nil || parameters.durationSeconds <= 3600 else {
            throw Refusal(
                .validation,
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        }
        guard parameters.durationSeconds <= role.maximumSessionSeconds else {
            throw Refusal(
                .validation, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        }
        let session = makeSession(of: role, parameters, now: now)
        account.add(session, now: now)
        return result(session, packedPolicySize: parameters.packedPolicySize)
    }

    private func makeSession(of role: Role, _ parameters: AssumeRoleParameters, now: Timestamp) -> Principal {
        var generator = SecretGenerator()
        return Principal(
            credentials: generator.session(expiring: now.adding(seconds: Int64(parameters.durationSeconds))),
            arn: "arn:aws:sts::\(account.id):assumed-role/\(role.name)/\(parameters.sessionName)",
            userID: "AROA\(generator.base32(17)):\(parameters.sessionName)", policies: role.policies,
            roleARN: parameters.roleARN, sessionPolicy: parameters.policy)
    }

    private func result(_ session: Principal, packedPolicySize: Int?) -> XMLElement {
        let credentials = session.credentials
        let packedPolicySize = packedPolicySize.map { [XMLElement("PackedPolicySize", String($0))] } ?? []
        return XMLElement(
            "AssumeRoleResult",
            [
                XMLElement(
                    "AssumedRoleUser",
                    [XMLElement("AssumedRoleId", session.userID), XMLElement("Arn", session.arn)]),
                XMLElement(
                    "Credentials",
                    [
                        XMLElement("AccessKeyId", credentials.accessKeyID),
                        XMLElement("SecretAccessKey", credentials.secretAccessKey.reveal()),
                        XMLElement("SessionToken", credentials.sessionToken?.reveal() ?? ""),
                        XMLElement("Expiration", credentials.expiration?.iso8601 ?? ""),
                    ]),
            ] + packedPolicySize)
    }
}
