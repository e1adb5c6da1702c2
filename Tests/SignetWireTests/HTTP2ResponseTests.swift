import HTTPTypes
import Testing

@testable import SignetWire

@Suite("A response by HTTP/2")
struct HTTP2ResponseTests {
    /// What comes of one response.
    private struct Reading: Equatable {
        var interim: [Int] = []
        var head: HTTPResponse?
        var trailers: HTTPFields?
        var error: WireError.Kind?
    }

    /// What a decoder makes of these lines, of so much content, of the lines after it, and of the end.
    private func read(
        _ lines: [String], content: [Int] = [], trailers: [String] = [], to method: HTTPRequest.Method = .get,
        limits: WireLimits = WireLimits()
    ) -> Reading {
        var decoder = HTTP2ResponseDecoder(method: method, limits: limits)
        var reading = Reading()
        do throws(WireError) {
            for line in lines {
                switch try decoder.receive(line: Array("\(line)\r\n".utf8)) {
                case nil: break
                case .informational(let head): reading.interim.append(head.status.code)
                case .final(let head): reading.head = head
                }
            }
            for count in content { try decoder.receive(contentBytes: count) }
            for line in trailers { _ = try decoder.receive(line: Array("\(line)\r\n".utf8)) }
            reading.trailers = try decoder.end()
        } catch {
            reading.error = error.kind
        }
        return reading
    }

    @Test("Interim heads, the head and the trailer fields are told apart")
    func parts() {
        let reading = read(
            ["HTTP/2 103 ", "link: </a>", "", "HTTP/2 100 ", "", "HTTP/2 200 ", "a: 1", "b:", "a:  2 ", ""],
            content: [3, 0, 4], trailers: ["x-sum: 1"])
        #expect(reading.interim == [103, 100] && reading.error == nil)
        #expect(reading.head?.status == .ok)
        #expect(reading.head?.headerFields.map { "\($0.name.rawName)=\($0.value)" } == ["a=1", "b=", "a=2"])
        #expect(reading.trailers?.map(\.value) == ["1"])
    }

    @Test(
        "Content is as long as was announced, or none where there can be none",
        arguments: [
            ("200", "5", 5, HTTPRequest.Method.get, nil), ("200", "5", 4, .get, .malformed),
            ("200", "5", 6, .get, .malformed),
            ("200", "0", 0, .get, nil), ("200", "0", 1, .get, .malformed), ("200", "+5", 5, .get, .malformed),
            ("200", "5", 0, .head, nil), ("200", "5", 1, .head, .malformed), ("304", "5", 0, .get, nil),
            ("304", "5", 5, .get, .malformed), ("204", "5", 1, .get, .malformed), ("404", "5", 5, .post, nil),
        ] as [(String, String, Int, HTTPRequest.Method, WireError.Kind?)])
    func length(
        _ status: String, _ length: String, _ count: Int, _ method: HTTPRequest.Method, _ error: WireError.Kind?
    ) {
        let reading = read(
            ["HTTP/2 \(status) ", "content-length: \(length)", ""], content: count > 0 ? [count] : [], to: method)
        #expect(reading.error == error)
    }

    @Test(
        "What is not a response is refused",
        arguments: [
            ["HTTP/1.1 200 OK", ""], ["HTTP/2 20 ", ""], ["HTTP/2 2000 ", ""], ["HTTP/2 0a0 ", ""],
            ["HTTP/2 099 ", ""],
            ["HTTP/2 101 ", ""], ["", ""], ["HTTP/2 200 ", "A: 1", ""], ["HTTP/2 200 ", "connection: close", ""],
            ["HTTP/2 200 ", "keep-alive: 1", ""], ["HTTP/2 200 ", "proxy-connection: close", ""],
            ["HTTP/2 200 ", "transfer-encoding: chunked", ""], ["HTTP/2 200 ", "upgrade: h2c", ""],
            ["HTTP/2 200 ", ":path: /", ""], ["HTTP/2 200 ", "a b: 1", ""], ["HTTP/2 200 ", "a", ""],
            ["HTTP/2 200 ", "a: \u{1}", ""], ["HTTP/2 200 ", "content-length: 1", "content-length: 1", ""],
            [
                "HTTP/2 100 ", "", "HTTP/2 100 ", "", "HTTP/2 100 ", "", "HTTP/2 100 ", "", "HTTP/2 100 ", "",
                "HTTP/2 100 ", "",
            ],
        ])
    func malformed(_ lines: [String]) {
        #expect(read(lines).error == .malformed)
    }

    @Test("A trailer field is held to the rules of any field")
    func trailers() {
        #expect(read(["HTTP/2 200 ", ""], trailers: ["Upper: 1"]).error == .malformed)
        #expect(read(["HTTP/2 200 ", ""], trailers: ["connection: close"]).error == .malformed)
        #expect(read(["HTTP/2 200 ", ""], trailers: [""]).error == .malformed)
    }

    @Test(
        "An end before the head is complete is the end of a head cut short",
        arguments: [[], ["HTTP/2 200 ", "a: 1"], ["HTTP/2 100 ", ""]])
    func truncated(_ lines: [String]) {
        #expect(read(lines).error == .truncatedHead)
    }

    @Test("Content before the head is complete, and a line that does not end, are refused")
    func order() throws {
        #expect(read(["HTTP/2 200 "], content: [1]).error == .malformed)
        var decoder = HTTP2ResponseDecoder(method: .get)
        #expect(throws: WireError.self) { try decoder.receive(line: Array("HTTP/2 200 ".utf8)) }
    }

    @Test("A head past its limits is refused")
    func limits() {
        #expect(read(["HTTP/2 200 "] + (0...100).map { "x-\($0): 1" } + [""]).error == .tooLarge)
        #expect(read(["HTTP/2 200 ", "a: " + String(repeating: "x", count: 70_000), ""]).error == .tooLarge)
    }
}
