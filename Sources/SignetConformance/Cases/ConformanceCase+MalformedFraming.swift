import HTTPTypes
import SignetCore

/// Heads that leave open where their body ends (RFC 9112 §6.3), and chunks that do (§7.1).
extension ConformanceCase {
    static let malformedFraming: [ConformanceCase] =
        (lengths.map { ("The Content-Length \($0.debugDescription)", "Content-Length: \($0)") }
        + codings.map { ("The Transfer-Encoding \($0.debugDescription)", "Transfer-Encoding: \($0)") }
        + contradictions).map {
            malformed($0, needs: [.responseGrammar], "HTTP/1.1 200 OK\r\n\($1)\r\n\r\n" + eitherBody)
        }
        + [
            malformed(
                "A Transfer-Encoding in HTTP/1.0", needs: [.responseGrammar],
                "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + eitherBody),
            malformed(
                "Two Content-Lengths in a response to HEAD", needs: [.responseGrammar], method: .head,
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"),
            malformed(
                "A bad Content-Length in a 204", needs: [.responseGrammar],
                "HTTP/1.1 204 No Content\r\nContent-Length: x\r\n\r\n"),
        ]
        + chunkSizes.map {
            malformed("The chunk size \($0.debugDescription)", body: $0 + "\r\nhello\r\n0\r\n\r\n", after: "")
        }
        + oftenReadChunkSizes.map {
            malformed(
                "The chunk size \($0.debugDescription)", needs: [.responseGrammar],
                body: $0 + "\r\nhello\r\n0\r\n\r\n", after: "")
        }
        + chunks.map { malformed($0, body: $1, after: "hello") }
        + oftenReadChunks.map { malformed($0, needs: [.responseGrammar], body: $1, after: "hello") }
        + [
            malformed(
                "Chunk data shorter than its size", needs: [.responseGrammar], body: "6\r\nhello\r\n0\r\n\r\n",
                after: "hello\r")
        ]
        + trailers.map { malformed($0, needs: [.responseTrailers], body: $1, after: "hello") }

    /// A body for a reader that goes by the length 5 as well as for one that sees chunks.
    private static let eitherBody = "5\r\nhello\r\n0\r\n\r\n"

    private static let lengths = [
        "", "+5", "-5", "-0", "5,6", "5, 5", "5 5", "5\t5", ",5", "5,", "5;", "\"5\"", "0x5", "5.0", "5e0", "five",
        "5\u{A0}",
        "9223372036854775808", "18446744073709551621", "99999999999999999999",
    ]

    private static let codings = [
        "", "identity", "gzip", "gzip, chunked", "chunked, identity", "chunked, chunked", "chunked,", ",chunked",
        "chunkedchunked", "xchunked", "chunked;q=1", "\"chunked\"", "chunked gzip", "chun\u{B}ked",
    ]

    private static let contradictions = [
        ("Content-Length given twice", "Content-Length: 5\r\nContent-Length: 5"),
        ("Two Content-Lengths", "Content-Length: 5\r\nContent-Length: 6"),
        ("Two Content-Lengths in different case", "Content-Length: 6\r\ncontent-length: 5"),
        ("Content-Length and Transfer-Encoding", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
        ("Transfer-Encoding and Content-Length", "Transfer-Encoding: chunked\r\nContent-Length: 5"),
        ("Transfer-Encoding given twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
        ("Two Transfer-Encodings", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"),
        ("A Transfer-Encoding with a space before its colon", "Transfer-Encoding : chunked"),
        ("A folded Transfer-Encoding", "Transfer-Encoding:\r\n chunked"),
    ]

    private static let chunkSizes = [
        "", " 5", "+5", "-5", "0x5", "g", "\"5\"", "00000000000000005", "ffffffffffffffff", "8000000000000000",
        "10000000000000005",
    ]

    /// What a client that stops at the first byte it does not know takes for 5.
    private static let oftenReadChunkSizes = [
        "5 ", "5\t", "5h", "5,", "5.0", "5 ;a", "5;a\0", "5;a\rb", "5;\u{7F}", "5\r",
    ]

    private static let chunks = [
        ("Chunk data that something else than CRLF follows", "5\r\nhelloXX0\r\n\r\n"),
        ("Chunk data longer than its size", "5\r\nhello!\r\n0\r\n\r\n"),
        ("Chunk data that CR follows", "5\r\nhello\r0\r\n\r\n"),
        ("Chunk data that LF CR follows", "5\r\nhello\n\r0\r\n\r\n"),
        ("A second chunk size that is none", "5\r\nhello\r\nzz\r\n"),
        ("An empty line between chunks", "5\r\nhello\r\n\r\n0\r\n\r\n"),
    ]

    /// What a client that goes by LF takes for chunks all the same.
    private static let oftenReadChunks = [
        ("Chunk data that LF follows", "5\r\nhello\n0\r\n\r\n"),
        ("A chunk size that LF ends", "5\r\nhello\r\n0\n\r\n"),
        ("A chunk extension that LF ends", "5\r\nhello\r\n0;a\n\r\n"),
    ]

    private static let trailers = [
        ("A last chunk that something follows", "5\r\nhello\r\n0\r\nX\r\n\r\n"),
        ("A trailer section that LF ends", "5\r\nhello\r\n0\r\n\n"),
        ("A trailer line that LF ends", "5\r\nhello\r\n0\r\nX-T: 1\n\r\n"),
        ("A trailer line with a space before its colon", "5\r\nhello\r\n0\r\nX-T : 1\r\n\r\n"),
        ("A folded trailer line", "5\r\nhello\r\n0\r\nX-T: 1\r\n 2\r\n\r\n"),
        ("A trailer value with a NUL", "5\r\nhello\r\n0\r\nX-T: \0\r\n\r\n"),
        ("A trailer value with a CR", "5\r\nhello\r\n0\r\nX-T: 1\r2\r\n\r\n"),
    ]
}
