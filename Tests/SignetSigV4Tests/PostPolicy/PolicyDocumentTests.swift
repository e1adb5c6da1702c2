import Foundation
@testable import SignetSigV4
import Testing

@Suite("Policy documents")
struct PolicyDocumentTests {
    @Test("Text of every kind comes back from JSON, by this reader and by Foundation's")
    func text() throws {
        let texts = [
            "", "plain", "\"quoted\" \\ back", "tab\tline\nreturn\r", "\0\u{1}\u{1F}\u{7F}", "grüße €", "😀 \u{2028}",
            "/$",
            "e\u{301}",
        ]
        for text in texts {
            let json = JSONText.quoted(text)
            #expect(try JSONReader.value(of: Array(json.utf8)) == .string(text))
            let foundation = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String]
            #expect(foundation?.first.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test("Escapes are read as RFC 8259 has them, and S3")
    func escapes() throws {
        let json = #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\$\v""#
        #expect(try JSONReader.value(of: Array(json.utf8)) == .string("\"\\/\u{8}\u{C}\n\r\té😀$\u{B}"))
    }

    static let malformed = [
        "", "x", "nul", "-1", "1.5", "01", "1234567890123456789", "\"", "\"\u{1}\"", #""\x""#, #""\u12""#, #""\uD800""#,
        #""\uD800\u0041""#, #""\uDC00""#, "[1", "[1,]", "[,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:1}", "[1]]",
        "{\"a\":1,\"a\":2}", "[[[[1]]]]", "true",
    ]

    @Test("What is not JSON, or not of a policy, is refused", arguments: malformed)
    func notJSON(text: String) {
        #expect(throws: PostPolicyError.self) { _ = try JSONReader.value(of: Array(text.utf8)) }
    }

    @Test("Text that is not UTF-8 is refused")
    func notUTF8() {
        #expect(throws: PostPolicyError.self) { _ = try JSONReader.value(of: [0x22, 0xFF, 0x22]) }
    }

    static let notPolicies = [
        "[]", "{}", #"{"expiration":"2015-12-30T12:00:00Z"}"#, #"{"expiration":"soon","conditions":[]}"#,
        #"{"expiration":"2015-12-30T12:00:00Z","conditions":{}}"#,
        #"{"expiration":"2015-12-30T12:00:00Z","conditions":[],"more":1}"#,
    ]

    static let notConditions = [
        "{}", "[]", "1", #"{"a":1}"#, #"["eq","$a"]"#, #"["eq","a","b"]"#, #"["like","$a","b"]"#, #"[1,"$a","b"]"#,
        #"["content-length-range",5,1]"#, #"["content-length-range","1","5"]"#, #"["starts-with","a","b"]"#,
    ]

    @Test(
        "JSON that is no policy is refused",
        arguments: notPolicies
            + notConditions.map {
                #"{"expiration":"2015-12-30T12:00:00Z","conditions":[\#($0)]}"#
            })
    func notPolicy(text: String) {
        #expect(throws: PostPolicyError.self) { _ = try PostPolicy(document: Array(text.utf8)) }
    }

    @Test("Every kind of condition comes back, and operators are read in any case")
    func conditions() throws {
        let policy = PostPolicy(
            expiration: PostExample.date,
            conditions: [
                .equals(field: "a\"", value: "b\\"), .startsWith(field: "k", prefix: "$x"), .contentLength(0...0),
            ])
        #expect(try PostPolicy(document: Array(policy.document.utf8)) == policy)
        let text =
            #"{"conditions": [["EQ", "$a", "b"], ["Starts-With", "$c", ""], {"d": "e", "f": "g"}], "#
            + #""expiration": "2015-12-29T00:00:00.000Z"}"#
        let read = try PostPolicy(document: Array(text.utf8))
        #expect(
            read.conditions == [
                .equals(field: "a", value: "b"), .startsWith(field: "c", prefix: ""), .equals(field: "d", value: "e"),
                .equals(field: "f", value: "g"),
            ])
    }
}
