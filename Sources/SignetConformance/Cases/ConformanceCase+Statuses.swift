import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Any status is a response, and nothing is done about it (RFC 9110 §15).
    static let statuses: [ConformanceCase] =
        [400, 403, 404, 407, 413, 417, 426, 429, 500, 503, 599, 600, 999].map { status in
            answering(
                "The status \(status) is a response", reply(status, "X-A: 1\r\n"),
                .response(status, fields: [("X-A", ["1"])], "why"))
        }
        + [300, 301, 302, 303, 305, 307, 308].map { status in
            redirect(status, .get, .none)
        } + [redirect(303, .post, .text("hello")), redirect(307, .post, .text("hello"))]
        + ["Basic realm=\"a\"", "Digest realm=\"a\", nonce=\"b\"", "Negotiate", "NTLM", "AWS4-HMAC-SHA256"].map {
            challenge in
            ConformanceCase(
                "A 401 with the challenge \(challenge) is a response like any other",
                .answering(reply(401, "WWW-Authenticate: \(challenge)\r\n")),
                Exchange(.request(), .response(401, fields: [("WWW-Authenticate", [challenge])], "why")),
                wire: .requests(1, connections: 1))
        } + [
            ConformanceCase(
                "A chunked 401 with the challenge Basic is a response like any other",
                .answering(
                    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\nwhy\r\n0\r\n\r\n"),
                Exchange(.request(), .response(401, "why")), wire: .requests(1, connections: 1)),
            ConformanceCase(
                "A 401 to a POST is a response like any other",
                .answering(reply(401, "WWW-Authenticate: Basic realm=\"a\"\r\n")),
                Exchange(.request(.post, body: .text("hello")), .response(401, "why")),
                wire: .requests(1, connections: 1)),
            bodiless("A HEAD response has no body, whatever its length says", .head, 200),
            bodiless("A 204 response has no body, whatever its length says", .get, 204),
            bodiless("A 304 response has no body, whatever its length says", .get, 304),
            ConformanceCase(
                "Cookies are not kept",
                .server([.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 0\r\n\r\n")]),
                [Exchange(.request(), .response()), Exchange(.request(), .response())],
                wire: [.field("Cookie", of: 1)]),
            ConformanceCase(
                "Cacheable responses are not kept",
                .server([.answering("HTTP/1.1 200 OK\r\nCache-Control: max-age=600\r\nContent-Length: 5\r\n\r\nhello")]
                ),
                [Exchange(.request(), .response("hello")), Exchange(.request(), .response("hello"))],
                wire: [.requests(2, connections: 1)]),
        ]

    private static func reply(_ status: Int, _ fields: String) -> String {
        "HTTP/1.1 \(status) Why\r\n\(fields)Content-Length: 3\r\n\r\nwhy"
    }

    private static func redirect(_ status: Int, _ method: HTTPRequest.Method, _ body: Body) -> ConformanceCase {
        ConformanceCase(
            "The redirect \(status) of a \(method) is returned, not followed",
            .answering(reply(status, "Location: /elsewhere\r\n")),
            Exchange(.request(method, body: body), .response(status, fields: [("Location", ["/elsewhere"])], "why")),
            wire: .requests(1, connections: 1))
    }

    /// The connection is used again, so a body that was waited for or left unread would show.
    private static func bodiless(_ name: String, _ method: HTTPRequest.Method, _ status: Int) -> ConformanceCase {
        ConformanceCase(
            name, .server([.answering("HTTP/1.1 \(status) Why\r\nContent-Length: 5\r\n\r\n")]),
            [Exchange(.request(method), .response(status)), Exchange(.request(method), .response(status))],
            wire: [.requests(2, connections: 1)])
    }
}
