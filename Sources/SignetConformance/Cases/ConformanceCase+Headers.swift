import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Header fields arrive as they were given (RFC 9110 §5).
    static let headers: [ConformanceCase] = [
        sending(
            "Header fields keep their order", needs: [.headerOrder], shuffled, .lines(shuffled, caseMatters: false)),
        sending(
            "Header field names keep their case", needs: [.headerCase], cased,
            .lines(cased)),
        sending(
            "Header fields with one name stay separate lines", needs: [.duplicateHeaders],
            [("X-Dup", "one"), ("X-Dup", "two, three"), ("X-Dup", "one")], .field("X-Dup", "one", "two, three", "one")),
        sending("An empty header field value is sent", [("X-Empty", "")], .field("X-Empty", "")),
        sending(
            "A header field value keeps its inner spaces", [("X-A", "a,  b;\tc=\"d\"")],
            .field("X-A", "a,  b;\tc=\"d\"")),
        sending("A UTF-8 header field value is sent as its bytes", [("X-A", "caf\u{E9} €")], .field("X-A", "café €")),
        sending(
            "Authorization is sent as it is", [("Authorization", authorization)], .field("Authorization", authorization)
        ),
        sending(
            "Host can differ from the connection's host", [("Host", "api.example.com")],
            .field("Host", "api.example.com")),
        sending("A given User-Agent is sent once", [("User-Agent", "signet")], .field("User-Agent", "signet")),
        sending("A given Accept is sent once", [("Accept", "text/csv")], .field("Accept", "text/csv")),
        sending(
            "A given Accept-Encoding is sent once", [("Accept-Encoding", "identity")],
            .field("Accept-Encoding", "identity")),
        sending("A header field of 8,000 bytes is sent", [("X-Long", long)], .field("X-Long", long)),
        sending(
            "No header field is added to a GET but Host and Connection", needs: [.noImplicitHeaders], [("X-A", "1")],
            .onlyFields(["host", "connection", "x-a"])),
        ConformanceCase(
            "No header field is added to a POST but Host, Connection and the framing", needs: [.noImplicitHeaders], .ok,
            Exchange(.request(.post, body: .text("a=1")), .response()),
            wire: .onlyFields(["host", "connection", "content-length"])),
        ConformanceCase(
            "A Content-Type is not replaced", .ok,
            Exchange(.request(.post, headers: [.contentType: "application/json"], body: .text("{}")), .response()),
            wire: .field("Content-Type", "application/json"), .content(Array("{}".utf8))),
    ]

    private static let shuffled = (1...9).map { (name: "X-\($0 * 7 % 10)", value: "\($0)") }
    private static let cased = [(name: "x-lower", value: "1"), ("X-UPPER", "2"), ("x-MiXeD", "3")]
    private static let long = String(repeating: "0123456789abcdef", count: 500)
    private static let authorization =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        + "SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"

    private static func sending(
        _ name: String, needs: [TransportCapabilities.Item] = [], _ fields: [(name: String, value: String)],
        _ wire: WireRule
    ) -> ConformanceCase {
        ConformanceCase(
            name, needs: needs, .ok, Exchange(.unchecked(headers: fields), .response()), wire: wire)
    }
}
