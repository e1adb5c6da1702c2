#if Socket
    import HTTPTypes
    import SignetCore
    import SignetGatewayServer
    import Testing

    /// How requests follow one another on a connection.
    struct ConnectionTests {
        @Test("Pipelined requests are answered in the order they came, bodies told apart")
        func pipelining() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                await peer.send(
                    "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\noneGET /2 HTTP/1.1\r\nHost: b\r\n\r\n"
                        + "POST /3 HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nth\r\n3\r\nree\r\n0\r\n\r\n"
                        + "GET /4 HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n")
                let bodies = [
                    await peer.response(), await peer.response(), await peer.response(), await peer.response(),
                ]
                .map(\.body)
                let url = endpoints.httpURL ?? ""
                #expect(
                    bodies == [
                        "POST /1 a \(url)\nContent-Length=3\n\none", "GET /2 b \(url)\n\n", "POST /3 c \(url)\n\nthree",
                        "GET /4 d \(url)\nConnection=close\n\n",
                    ])
                #expect(await peer.readToEnd().isEmpty)
            }
        }

        @Test("A request in pieces of one byte is the same request")
        func oneByOne() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                for byte in "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                    .utf8
                {
                    await peer.send([byte])
                }
                #expect(await peer.response().body == "POST /p a \(endpoints.httpURL ?? "")\n\nabc")
            }
        }

        @Test("A length of zero that a GET states arrives: it may be signed")
        func zeroLength() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                await peer.send("GET /p HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                #expect(await peer.response().body == "GET /p a \(endpoints.httpURL ?? "")\nContent-Length=0\n\n")
            }
        }

        struct Persistence: Sendable {
            let version: String
            let field: String
            let keeps: Bool
            let answer: String?
        }

        @Test(
            "The connection outlives a request as its version and Connection field say (RFC 9112 §9.3)",
            arguments: [
                Persistence(version: "1.1", field: "", keeps: true, answer: nil),
                Persistence(
                    version: "1.1", field: "Connection: x, Close\r\n", keeps: false, answer: "Connection: close"),
                Persistence(version: "1.0", field: "", keeps: false, answer: "Connection: close"),
                Persistence(
                    version: "1.0", field: "Connection: keep-alive\r\n", keeps: true, answer: "Connection: keep-alive"),
            ])
        func persistence(_ row: Persistence) async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                let request = "GET / HTTP/\(row.version)\r\nHost: a\r\n\(row.field)\r\n"
                await peer.send(request)
                let first = await peer.response()
                #expect(first.status == "HTTP/1.1 200 OK")
                #expect(first.head.first { $0.hasPrefix("Connection:") } == row.answer)
                await peer.send(request)
                #expect(await peer.response().status == (row.keeps ? "HTTP/1.1 200 OK" : ""))
            }
        }

        @Test("A request in HTTP/1.0 needs no Host: it is for the address it came to")
        func noHost() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                await peer.send("GET /x HTTP/1.0\r\n\r\n")
                let port = endpoints.httpPort ?? 0
                #expect(await peer.response().body == "GET /x 127.0.0.1:\(port) http://127.0.0.1:\(port)\n\n")
            }
        }

        @Test(
            "A target in absolute form gives path and authority, whatever Host says (RFC 9112 §3.2.2)",
            arguments: [
                ("GET http://b:80/p?q=%2f", "GET /p?q=%2f b:80"), ("GET HTTPS://b", "GET / b"),
                ("GET http://b?q", "GET /?q b"), ("OPTIONS http://b:8080", "OPTIONS * b:8080"),
                ("OPTIONS *", "OPTIONS * a"),
                ("GET //b/p", "GET //b/p a"),
            ])
        func absoluteForm(line: String, expected: String) async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                await peer.send("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(await peer.response().body == "\(expected) \(endpoints.httpURL ?? "")\n\n")
            }
        }

        @Test("HEAD is answered with the length of what GET would get, and nothing more")
        func head() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                await peer.send("HEAD /h HTTP/1.1\r\nHost: a\r\n\r\nGET /g HTTP/1.1\r\nHost: a\r\n\r\n")
                let head = await peer.response(hasBody: false)
                let length = "HEAD /h a \(endpoints.httpURL ?? "")\n\n".utf8.count
                #expect(head.has("Content-Length: \(length)"))
                #expect(await peer.response().body.hasPrefix("GET /g a"))
            }
        }

        @Test("100 Continue is sent to those who wait for it, and to no others")
        func expectContinue() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                let head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 4\r\n\r\n"
                await peer.send(head)
                #expect(await peer.response().head == ["HTTP/1.1 100 Continue"])
                await peer.send("body")
                #expect(await peer.response().body.hasSuffix("\n\nbody"))
                // The body has come with the head: nobody waits.
                await peer.send(head + "body")
                #expect(await peer.response().status == "HTTP/1.1 200 OK")
                await peer.send("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n")
                #expect(await peer.response().status == "HTTP/1.1 200 OK")
            }
        }

        @Test("What waits for 100 Continue with a body too large is refused before it is sent")
        func expectRefused() async throws {
            var limits = ServerLimits()
            limits.bodyBytes = 3
            try await withServer(limits: limits) { endpoints in
                let peer = try connect(endpoints)
                await peer.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
                #expect(await peer.response().status == "HTTP/1.1 413 Content Too Large")
            }
        }
    }
#endif
