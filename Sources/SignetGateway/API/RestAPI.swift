import HTTPTypes
import SignetCore
import SignetSigV4

/// A REST API of API Gateway: authorisation `AWS_IAM`, an API key, and a Lambda behind every path and method.
struct RestAPI: Sendable {
    let region: String
    let id: String
    let stage: String
    let apiKeys: [SecretString]
    let authenticator: Authenticator

    /// Checks in the order of API Gateway (who, may they, API key) and invokes the Lambda.
    func answer(_ request: Request, body: [UInt8], now: Timestamp, caller: inout Principal?) throws(Refusal) -> [UInt8]
    {
        let path = RequestPath(request.head).normalized
        guard path == "/\(stage)" || path.hasPrefix("/\(stage)/") else { throw .missingAuthenticationToken }
        let principal = try authenticator.principal(of: request, body: body, now: now)
        caller = principal
        try authorize(principal, request.head.method, path.dropFirst(stage.count + 2))
        try checkAPIKey(of: request)
        return EchoLambda(request.head, body: body).answer
    }

    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html>
    private func authorize(
        _ principal: Principal, _ method: HTTPRequest.Method, _ path: Substring
    ) throws(Refusal) {
        let resource = { (account: String) in
            "arn:aws:execute-api:\(region):\(account):\(id)/\(stage)/\(method.rawValue)/\(path)"
        }
        let decision = principal.decide(
            action: "execute-api:Invoke", resource: resource(authenticator.account.id))
        guard decision != .allowed else { return }
        // API Gateway hides all but the last digits of the account from whom it refuses.
        let masked = "********" + authenticator.account.id.suffix(4)
        let reason = decision == .explicitlyDenied ? " with an explicit deny" : ""
        throw Refusal(
            .accessDenied,
            "User: \(principal.arn) is not authorized to perform: execute-api:Invoke on resource: \(resource(masked))"
                + reason)
    }

    private func checkAPIKey(of request: Request) throws(Refusal) {
        let given = HTTPField.Name("x-api-key").flatMap { request.head.headerFields[$0] }.map(SecretString.init)
        guard let given, apiKeys.contains(given) else { throw Refusal(.forbidden, "Forbidden") }
    }
}
