import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// What could split or change a request is refused with nothing sent (RFC 9110 §5.5, RFC 9112 §11.1).
    static let refusals: [ConformanceCase] =
        badValues.map { byte, value in
            refusing("A header field value with \(byte)", .unchecked(headers: [("X-A", value)]))
        }
        + badNames.map { name in
            refusing("The header field name \(name.debugDescription)", .unchecked(headers: [(name, "1")]))
        }
        + badTargets.map { target in
            refusing("The target \(target.debugDescription)", .request(.get, target))
        }
        + badMethods.map { method in
            refusing("The method \(method.debugDescription)", .unchecked(method))
        } + [
            refusing("A Host with a line end", .unchecked(headers: [("Host", "a\r\nX: y")])),
            refusing(
                "User information in a URL",
                RequestRecipe { (url) throws(TransportError) in
                    try Request(.get, "http://user:password@" + url.dropFirst("http://".count))
                }),
            refusing(
                "A Content-Length that is not the body's",
                .request(.post, headers: [.contentLength: "4"], body: .text("hello"))),
            refusing(
                "A Transfer-Encoding of the caller's",
                .request(.post, headers: [.transferEncoding: "chunked"], body: .text("hello"))),
            refusing("The method CONNECT", .request(.connect)),
        ]

    private static let badValues = [
        ("CR LF", "a\r\nX-Injected: 1"), ("CR", "a\rb"), ("LF", "a\nb"), ("NUL", "a\0b"), ("DEL", "a\u{7F}b"),
    ]
    private static let badNames = ["", "X A", "X:", "X\r\nY", "é"]
    private static let badTargets = [
        "", "a", "/a b", "/a\r\nX: y", "/a\nb", "/a\0b", "/a\tb", "/a\u{7F}b", "/€", "/a#b", "/a\"b", "/a\\b", "/{a}",
        "/a|b", "/a^b", "/<a>", "/a`b",
    ]
    private static let badMethods = ["", "GE T", "GET\r\nX: y", "GET / HTTP/1.1\r\nX: y\r\n\r\n", "GÉT"]

    private static func refusing(_ what: String, _ recipe: RequestRecipe) -> ConformanceCase {
        ConformanceCase(
            "\(what) is refused and nothing is sent", .ok,
            Exchange(recipe, .failure(.invalidRequest, sent: false)), wire: .nothing)
    }
}
