import Testing

@testable import SignetGateway

@Suite("IAM policies")
struct PolicyTests {
    static let allow = #"{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}"#
    static let deny = #"{"Effect":"Deny","Action":["execute-api:*"],"Resource":["*/POST/*"]}"#

    static func document(_ statements: String...) -> String {
        #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    @Test(
        "Explicit deny wins, then allow, and silence denies",
        arguments: [
            ([document(allow)], "prod/GET/", Policy.Decision.allowed),
            ([document(deny)], "prod/GET/", .implicitlyDenied),
            ([document(deny)], "prod/POST/", .explicitlyDenied),
            ([document(allow, deny)], "prod/POST/", .explicitlyDenied),
            ([document(deny), document(allow)], "prod/POST/", .explicitlyDenied),
            ([document(allow, deny)], "prod/GET/", .allowed),
            ([], "prod/GET/", .implicitlyDenied),
            ([#"{"Statement":\#(allow)}"#], "prod/GET/", .allowed),
            ([document(#"{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}"#)], "prod/GET/", .allowed),
            ([document(#"{"Effect":"Allow","Action":"*","NotResource":"*/GET/*"}"#)], "prod/GET/", .implicitlyDenied),
            ([document(#"{"Effect":"Allow","Action":"EXECUTE-API:INVOKE","Resource":"*"}"#)], "prod/GET/", .allowed),
        ])
    func decides(documents: [String], resource: String, expected: Policy.Decision) throws {
        let policies = try documents.map { try Policy(json: $0) }
        #expect(Policy.decide(policies, action: "execute-api:Invoke", resource: resource) == expected)
    }

    @Test(
        "What cannot be evaluated is refused, never ignored",
        arguments: [
            "", "[]", "{}", #"{"Statement":{}}"#, document(#"{"Effect":"allow","Action":"*","Resource":"*"}"#),
            document(#"{"Effect":"Allow","Resource":"*"}"#), document(#"{"Effect":"Allow","Action":"*"}"#),
            document(#"{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}"#),
            document(#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}"#),
            document(#"{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}"#),
            document(#"{"Effect":"Allow","Action":"*","Resource":"arn:${aws:username}"}"#),
            document(#"{"Effect":"Allow","Action":1,"Resource":"*"}"#), String(repeating: " ", count: 7000),
        ])
    func refuses(json: String) {
        #expect(throws: PolicyError.self) { try Policy(json: json) }
    }
}
