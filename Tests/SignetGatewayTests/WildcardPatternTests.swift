import Testing

@testable import SignetGateway

@Suite("Wildcards of IAM policies")
struct WildcardPatternTests {
    @Test(
        "A pattern covers the whole text or nothing",
        arguments: [
            ("*", "", true), ("*", "anything", true), ("", "", true), ("", "a", false), ("a", "a", true),
            ("a", "ab", false), ("a*", "ab", true), ("*b", "ab", true), ("*b", "aba", false), ("a*c", "abbbc", true),
            ("a?c", "abc", true), ("a?c", "ac", false), ("?", "", false), ("**", "x", true), ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXcYb", false),
            ("arn:aws:execute-api:*:*:abc123/prod/GET/*", "arn:aws:execute-api:eu-west-1:1:abc123/prod/GET/", true),
            ("arn:aws:execute-api:*:*:abc123/prod/GET/*", "arn:aws:execute-api:eu-west-1:1:abc123/prod/POST/", false),
        ])
    func covers(pattern: String, text: String, expected: Bool) {
        #expect(WildcardPattern(pattern, ignoringCase: false).matches(text) == expected)
    }

    @Test("Case counts in resources and not in actions")
    func letterCase() {
        #expect(WildcardPattern("Execute-API:invoke", ignoringCase: true).matches("execute-api:Invoke"))
        #expect(!WildcardPattern("GET", ignoringCase: false).matches("get"))
    }

    @Test("A hostile pattern ends")
    func hostile() {
        let pattern = WildcardPattern(String(repeating: "a*", count: 500) + "b", ignoringCase: false)
        #expect(!pattern.matches(String(repeating: "a", count: 5000)))
    }
}
