import HTTPTypes
import SignetCore
import SignetSocket
import Synchronization
import Testing

@Suite("Exchanges over TCP")
struct ExchangeTests {
    @Test("The request on the wire is the request that was given")
    func requestBytes() async throws {
        let heads = Mutex<[String]>([])
        let server = try RawServer { connection, _ in
            while let head = connection.readHead() {
                heads.withLock { $0.append(head) }
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
        try await withTransport { transport in
            let request = try Request(
                method: "QUERY", url: server.url + "/a%2Fb/../c//d?x=%7e&y",
                headers: [("x-B", "1"), ("X-a", "2"), ("X-b", ""), ("Host", "other.example")])
            let text = try await transport.send(request).text()
            #expect(text == "ok")
        }
        #expect(
            heads.withLock { $0 } == [
                "QUERY /a%2Fb/../c//d?x=%7e&y HTTP/1.1\r\nHost: other.example\r\nx-B: 1\r\nX-a: 2\r\nX-b:\r\n\r\n"
            ])
    }

    @Test("Requests one after the other share a connection")
    func keepAlive() async throws {
        let server = try RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        try await withTransport { transport in
            for number in 0..<50 {
                let response = try await transport.send(Request(.get, server.url))
                let text = try await response.text()
                #expect(text == "ok")
                #expect(response.connection.isReused == (number > 0))
                #expect((response.timings.connect == nil) == (number > 0))
            }
        }
        #expect(server.connectionCount == 1)
    }

    @Test("64 tasks at once each get their own answer")
    func concurrency() async throws {
        let server = try RawServer { connection, _ in
            while let head = connection.readHead() {
                let target = String(head.split(separator: " ")[1])
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(target.utf8.count)\r\n\r\n\(target)")
            }
        }
        try await withTransport { transport in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        for number in 0..<20 {
                            let target = "/\(task)/\(number)"
                            let text = try await transport.send(Request(.get, server.url + target)).text()
                            #expect(text == target)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(server.connectionCount <= 64)
    }

    @Test(
        "A response without a body ends with its head, and its connection is used again",
        arguments: [
            (HTTPRequest.Method.head, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"),
            (.get, "HTTP/1.1 204 No Content\r\n\r\n"), (.get, "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"),
        ])
    func noBody(_ method: HTTPRequest.Method, _ response: String) async throws {
        let server = try RawServer.answering(response)
        try await withTransport { transport in
            for _ in 0..<2 {
                let body = try await transport.send(Request(method, server.url)).text()
                #expect(body.isEmpty)
            }
        }
        #expect(server.connectionCount == 1)
    }

    @Test("A chunked response arrives with its trailer fields")
    func chunkedResponse() async throws {
        let server = try RawServer.answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n")
        try await withTransport { transport in
            let response = try await transport.send(Request(.get, server.url))
            let text = try await response.text()
            #expect(text == "hello world" && response.body.trailers.first?.value == "1")
        }
    }

    @Test("A body of unknown length goes out chunked, as it is produced")
    func chunkedRequest() async throws {
        let received = Mutex<[UInt8]>([])
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            let bytes = connection.read("1\r\na\r\n2\r\nbc\r\n0\r\n\r\n".utf8.count) ?? []
            received.withLock { $0 = bytes }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        }
        try await withTransport { transport in
            let body = Body.stream {
                AsyncStream { stream in
                    for text in ["a", "bc"] { stream.yield(Array(text.utf8)) }
                    stream.finish()
                }
            }
            let response = try await transport.send(Request(.put, server.url, body: body))
            #expect(response.status == .ok)
        }
        #expect(String(decoding: received.withLock { $0 }, as: UTF8.self) == "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n")
    }

    @Test("A large body arrives whole, in both directions", arguments: [65_536, 65_537, 8 << 20])
    func largeBodies(_ size: Int) async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            let body = connection.read(size) ?? []
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n")
            connection.write(body)
        }
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try await withTransport { transport in
            let response = try await transport.send(Request(.post, server.url, body: .bytes(body)))
            let echo = try await response.body.collect(upTo: size)
            #expect(echo == body)
        }
    }

    @Test("Interim responses are delivered with the final one")
    func interimResponses() async throws {
        let server = try RawServer.answering(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        try await withTransport { transport in
            let response = try await transport.send(Request(.get, server.url))
            #expect(response.informational.map(\.status.code) == [103] && response.status == .ok)
        }
    }

    @Test("A body that lasts until the connection closes is whole")
    func closeDelimited() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            connection.write("HTTP/1.0 200 OK\r\n\r\nall of it")
        }
        try await withTransport { transport in
            for _ in 0..<2 {
                let text = try await transport.send(Request(.get, server.url)).text()
                #expect(text == "all of it")
            }
        }
        #expect(server.connectionCount == 2)
    }

    @Test("A name can be given an address")
    func resolveOverride() async throws {
        let server = try RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let override = ResolveOverride(host: "api.example", port: server.port, address: "127.0.0.1")
        try await withTransport(.init(resolve: [override])) { transport in
            let response = try await transport.send(Request(.get, "http://api.example:\(server.port)/"))
            #expect(response.connection.remoteAddress == "127.0.0.1:\(server.port)")
        }
    }

    @Test("localhost is found by the resolver")
    func resolver() async throws {
        let server = try RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        try await withTransport { transport in
            let response = try await transport.send(Request(.get, "http://localhost:\(server.port)/"))
            #expect(response.status == .ok)
        }
    }
}
