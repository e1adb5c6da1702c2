import HTTPTypes
import SignetWire
import Testing

/// A message that reaches a limit, and the same with one more of what is limited.
struct LimitCase: Sendable, CustomTestStringConvertible {
    let name: String
    let fits: String
    let exceeds: String
    var limits = WireLimits()
    var isRequest = false
    /// An endless stream of interim responses breaks the protocol; all other excess is too large.
    var error = WireError.Kind.tooLarge

    var testDescription: String { name }

    private static let response = "HTTP/1.1 200 OK\r\n"
    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n"
    private static let chunked = response + "Transfer-Encoding: chunked\r\n\r\n"

    /// The limits as they are by default.
    static let defaults = cases(WireLimits())

    /// The same messages under limits so small that they can be cut at every byte.
    static let small: [LimitCase] = {
        var limits = WireLimits()
        (limits.headBytes, limits.fieldCount, limits.lineBytes) = (160, 5, 48)
        (limits.chunkExtensionBytes, limits.trailerBytes, limits.interimResponses) = (64, 96, 2)
        return cases(limits)
    }()

    private static func cases(_ limits: WireLimits) -> [LimitCase] {
        var cases = heads(response, limits, isRequest: false) + heads(request, limits, isRequest: true)
        cases += [
            LimitCase(
                name: "a status line", fits: "HTTP/1.1 200 " + x(limits.lineBytes - 13) + "\r\n\r\n",
                exceeds: "HTTP/1.1 200 " + x(limits.lineBytes - 12) + "\r\n\r\n"),
            LimitCase(
                name: "a request line", fits: "GET /" + x(limits.lineBytes - 14) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                exceeds: "GET /" + x(limits.lineBytes - 13) + " HTTP/1.1\r\nHost: a\r\n\r\n", isRequest: true),
            LimitCase(
                name: "the line of a chunk", fits: chunked + "0;" + x(limits.lineBytes - 2) + "\r\n\r\n",
                exceeds: chunked + "0;" + x(limits.lineBytes - 1) + "\r\n\r\n"),
            LimitCase(
                name: "chunk extensions", fits: chunked + extended(limits.chunkExtensionBytes, limits) + "0\r\n\r\n",
                exceeds: chunked + extended(limits.chunkExtensionBytes, limits) + "0;\r\n\r\n"),
            LimitCase(
                name: "a trailer section", fits: chunked + "0\r\n" + lines(limits.trailerBytes - 2, limits) + "\r\n",
                exceeds: chunked + "0\r\n" + lines(limits.trailerBytes - 1, limits) + "\r\n"),
            LimitCase(
                name: "trailer fields", fits: chunked + "0\r\n" + fields(limits.fieldCount) + "\r\n",
                exceeds: chunked + "0\r\n" + fields(limits.fieldCount + 1) + "\r\n"),
            LimitCase(
                name: "interim responses", fits: interim(limits.interimResponses) + response + "\r\n",
                exceeds: interim(limits.interimResponses + 1) + response + "\r\n", error: .malformed),
        ]
        return cases.map { row in
            var row = row
            row.limits = limits
            return row
        }
    }

    private static func heads(_ start: String, _ limits: WireLimits, isRequest: Bool) -> [LimitCase] {
        let left = limits.headBytes - start.utf8.count - 2
        let own = isRequest ? 1 : 0
        let role = isRequest ? "of a request" : "of a response"
        return [
            LimitCase(
                name: "the head " + role, fits: start + lines(left, limits) + "\r\n",
                exceeds: start + lines(left + 1, limits) + "\r\n", isRequest: isRequest),
            LimitCase(
                name: "the fields " + role, fits: start + fields(limits.fieldCount - own) + "\r\n",
                exceeds: start + fields(limits.fieldCount - own + 1) + "\r\n", isRequest: isRequest),
            LimitCase(
                name: "a line " + role, fits: start + "A:" + x(limits.lineBytes - 2) + "\r\n\r\n",
                exceeds: start + "A:" + x(limits.lineBytes - 1) + "\r\n\r\n", isRequest: isRequest),
        ]
    }

    private static func x(_ count: Int) -> String { String(repeating: "x", count: count) }

    private static func fields(_ count: Int) -> String { String(repeating: "A: b\r\n", count: count) }

    private static func interim(_ count: Int) -> String {
        String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: count)
    }

    /// Field lines of `bytes` bytes, no line longer than it may be.
    private static func lines(_ bytes: Int, _ limits: WireLimits) -> String {
        let (whole, rest) = bytes.quotientAndRemainder(dividingBy: limits.lineBytes)
        // Four bytes are the least that a field line has: what is left over may be less.
        let last = whole == 0 ? rest : limits.lineBytes + rest
        let (first, second) = (last / 2, last - last / 2)
        return String(repeating: line(limits.lineBytes), count: max(whole - 1, 0)) + line(first) + line(second)
    }

    private static func line(_ bytes: Int) -> String { "A:" + x(bytes - 4) + "\r\n" }

    /// Chunks with extensions of `bytes` bytes together.
    private static func extended(_ bytes: Int, _ limits: WireLimits) -> String {
        String(repeating: "1;" + x(bytes / 4 - 1) + "\r\na\r\n", count: 4)
    }
}
