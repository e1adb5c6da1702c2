import SignetCore

/// Heads that no client may take for a response: where two readers differ on them, one can be made to see a response that
/// the other does not (RFC 9112 §11.1).
extension ConformanceCase {
    static let malformedHeads: [ConformanceCase] =
        statusLines.map { malformed($0, $1 + "\r\nContent-Length: 0\r\n\r\n") }
        + oftenReadStatusLines.map {
            malformed($0, needs: [.responseGrammar], $1 + "\r\nContent-Length: 0\r\n\r\n")
        }
        + fieldLines.map { malformed($0, "HTTP/1.1 200 OK\r\n" + $1 + "\r\nContent-Length: 0\r\n\r\n") }
        + oftenReadFieldLines.map {
            malformed($0, needs: [.responseGrammar], "HTTP/1.1 200 OK\r\n" + $1 + "\r\nContent-Length: 0\r\n\r\n")
        }
        + wholeHeads.map { malformed($0, $1) }
        + [
            malformed(
                "A switch of protocols that nobody asked for", needs: [.responseGrammar],
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
            malformed(
                "Six interim responses", needs: [.responseGrammar],
                String(repeating: "HTTP/1.1 102 P\r\n\r\n", count: 6) + Canned.ok),
        ]

    /// RFC 9112 §4 and §2.3.
    private static let statusLines = [
        ("A status line without a number", "HTTP/1.1 OK"),
        ("A status of one digit", "HTTP/1.1 2 OK"),
        ("A status of two digits", "HTTP/1.1 20 OK"),
        ("A status of four digits", "HTTP/1.1 2000 OK"),
        ("The status 099", "HTTP/1.1 099 OK"),
        ("The status 000", "HTTP/1.1 000 OK"),
        ("A status with a plus sign", "HTTP/1.1 +20 OK"),
        ("A status with a minus sign", "HTTP/1.1 -20 OK"),
        ("A status in hexadecimal", "HTTP/1.1 0xC OK"),
        ("A status of letters", "HTTP/1.1 abc OK"),
        ("A status that the reason follows without a space", "HTTP/1.1 200OK"),
        ("A status that a tab follows", "HTTP/1.1 200\tOK"),
        ("A tab before the status", "HTTP/1.1\t200 OK"),
        ("Two spaces before the status", "HTTP/1.1  200 OK"),
        ("No space before the status", "HTTP/1.1200 OK"),
        ("A version without its minor number", "HTTP/1 200 OK"),
        ("A version that ends in its dot", "HTTP/1. 200 OK"),
        ("A version with a zero before it", "HTTP/01.1 200 OK"),
        ("A version with a minor number of two digits", "HTTP/1.10 200 OK"),
        ("A version with a comma", "HTTP/1,1 200 OK"),
        ("The version 0.9", "HTTP/0.9 200 OK"),
        ("The version 1.2", "HTTP/1.2 200 OK"),
        ("The version 3.0", "HTTP/3.0 200 OK"),
        ("A space within the name of the protocol", "HTTP /1.1 200 OK"),
        ("Another protocol of the same shape", "RTSP/1.0 200 OK"),
        ("The status line of Shoutcast", "ICY 200 OK"),
        ("The banner of SSH", "SSH-2.0-OpenSSH_9.2"),
        ("A request line", "GET / HTTP/1.1"),
        ("A space before the status line", " HTTP/1.1 200 OK"),
        ("An empty line before the status line", "\r\nHTTP/1.1 200 OK"),
        ("A byte order mark before the status line", "\u{EF}\u{BB}\u{BF}HTTP/1.1 200 OK"),
        ("A reason with a NUL", "HTTP/1.1 200 O\0K"),
    ]

    /// What a client that parses loosely takes for a status line all the same.
    private static let oftenReadStatusLines = [
        ("A version in small letters", "http/1.1 200 OK"),
        ("The version 2.0", "HTTP/2.0 200 OK"),
        ("A reason with a CR", "HTTP/1.1 200 O\rK"),
        ("A reason with an escape character", "HTTP/1.1 200 \u{1B}[2J"),
        ("A reason with a DEL", "HTTP/1.1 200 O\u{7F}K"),
        ("A status line that ends in CR CR LF", "HTTP/1.1 200 OK\r"),
    ]

    /// RFC 9112 §5, RFC 9110 §5.
    private static let fieldLines = [
        ("A field line without a colon", "X-A"),
        ("A field line without a name", ": 1"),
        ("A space before the colon", "X-A : 1"),
        ("A tab before the colon", "X-A\t: 1"),
        ("A space before a Content-Length's colon", "Content-Length : 5"),
        ("A field line of a space alone", "X-A: 1\r\n "),
        ("A field name with a space", "X A: 1"),
        ("A field name with a NUL", "X\0A: 1"),
        ("A field name with a control character", "X\u{1}A: 1"),
        ("A field name with a parenthesis", "X(A: 1"),
        ("A field name with a quote", "\"X-A\": 1"),
        ("A field name with an at sign", "X@A: 1"),
        ("A field name with a slash", "X/A: 1"),
        ("A field name with a bracket", "X[A]: 1"),
        ("A field name with a letter beyond ASCII", "X\u{C3}\u{A9}: 1"),
        ("A field value with a NUL", "X-A: 1\u{0}2"),
        ("A field line that ends in LF", "X-A: 1\nX-B: 2"),
    ]

    /// What a client that parses loosely takes for a field line, or for two of them, all the same.
    private static let oftenReadFieldLines = [
        ("A folded field line", "X-A: 1\r\n 2"),
        ("A field line folded with a tab", "X-A: 1\r\n\t2"),
        ("A first field line that begins with a space", " X-A: 1"),
        ("A field value with a CR", "X-A: 1\rX-B: 2"),
        ("A field value with a bell", "X-A: \u{7}"),
        ("A field value with a vertical tab", "X-A: 1\u{B}2"),
        ("A field value with a form feed", "X-A: 1\u{C}2"),
        ("A field value with an escape character", "X-A: \u{1B}[31m"),
        ("A field value with a DEL", "X-A: 1\u{7F}2"),
        ("A field line that ends in CR CR LF", "X-A: 1\r"),
    ]

    private static let wholeHeads = [
        ("A body without a head (HTTP/0.9)", "<html>hello</html>\r\n\r\n"),
        ("Nothing but empty lines", "\r\n\r\n\r\n\r\n"),
        ("A head whose lines end in LF", "HTTP/1.1 200 OK\nContent-Length: 0\n\n"),
        ("A head whose last line ends in LF", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\n"),
        ("A status line that ends in LF", "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n"),
        ("A head whose lines end in LF CR", "HTTP/1.1 200 OK\n\rContent-Length: 0\n\r\n\r"),
        ("An alert of TLS", "\u{15}\u{3}\u{1}\0\u{2}\u{2}\u{46}\r\n\r\n"),
        ("A SETTINGS frame of HTTP/2", "\0\0\u{6}\u{4}\0\0\0\0\0\0\u{3}\0\0\0d\r\n\r\n"),
        ("An interim response with a bad field line", "HTTP/1.1 103 Early Hints\r\nX-A : 1\r\n\r\n" + Canned.ok),
        ("An interim response that something else follows", "HTTP/1.1 100 Continue\r\n\r\nhello\r\n\r\n"),
    ]
}
