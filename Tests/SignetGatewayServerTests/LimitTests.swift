#if Socket
    import SignetCore
    import SignetGatewayServer
    import Testing

    /// What clients may cost.
    struct LimitTests {
        @Test("A body at the limit is taken, one byte more is refused, however it is framed")
        func bodySize() async throws {
            var limits = ServerLimits()
            limits.bodyBytes = 8
            try await withServer(limits: limits) { endpoints in
                let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n"
                for (request, status) in [
                    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nabcdefgh", "200 OK"),
                    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabcdefghi", "413 Content Too Large"),
                    (chunked + "4\r\nefgh\r\n0\r\n\r\n", "200 OK"),
                    (chunked + "5\r\nefghi\r\n0\r\n\r\n", "413 Content Too Large"),
                ] {
                    let peer = try connect(endpoints)
                    await peer.send(request)
                    #expect(await peer.response().status == "HTTP/1.1 \(status)")
                }
            }
        }

        @Test("A client that is still sending too large a body gets to read why it is refused")
        func lingering() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                let body = String(repeating: "a", count: 12 * 1024 * 1024)
                await peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
                let response = await peer.response()
                #expect(response.status == "HTTP/1.1 413 Content Too Large")
                #expect(response.body == #"{"message":"the body is longer than 10485760 bytes"}"#)
            }
        }

        @Test("The default limit takes API Gateway's largest payload")
        func largest() async throws {
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                let body = String(repeating: "a", count: 10 * 1024 * 1024)
                await peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
                #expect(await peer.response().body.utf8.count > body.utf8.count)
            }
        }

        struct Stall: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let sent: String
            let limit: @Sendable (inout ServerLimits) -> Void
        }

        @Test(
            "Who stalls is let go when the time of that step has passed, without an answer",
            arguments: [
                Stall(testDescription: "silent from the start", sent: "") { $0.idleTime = .milliseconds(50) },
                Stall(testDescription: "within a head", sent: "GET / HTTP/1.1\r\nHost:") {
                    $0.headTime = .milliseconds(50)
                },
                Stall(
                    testDescription: "within a body", sent: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab"
                ) {
                    $0.bodyTime = .milliseconds(50)
                },
            ])
        func stalls(_ stall: Stall) async throws {
            var limits = ServerLimits()
            stall.limit(&limits)
            try await withServer(limits: limits) { endpoints in
                let peer = try connect(endpoints)
                await peer.send(stall.sent)
                #expect(await peer.readToEnd().isEmpty)
            }
        }

        @Test("Between two requests a connection is kept for the idle time and no longer")
        func idle() async throws {
            var limits = ServerLimits()
            limits.idleTime = .milliseconds(500)
            try await withServer(limits: limits) { endpoints in
                let peer = try connect(endpoints)
                await peer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(await peer.response().status == "HTTP/1.1 200 OK")
                #expect(await peer.readToEnd().isEmpty)
            }
        }

        @Test("A head that trickles does not win time with each byte")
        func trickle() async throws {
            var limits = ServerLimits()
            limits.headTime = .milliseconds(100)
            try await withServer(limits: limits) { endpoints in
                let peer = try connect(endpoints)
                await peer.send("GET / HTTP/1.1\r\nHost: a\r\n")
                // Goes on until the server has had enough; only its close ends this.
                let trickle = Task {
                    while !Task.isCancelled { await peer.send("X: 1\r\n") }
                }
                _ = await peer.readToEnd()
                trickle.cancel()
                await trickle.value
            }
        }

        @Test("A TLS handshake that never comes ends too")
        func handshake() async throws {
            var limits = ServerLimits()
            limits.headTime = .milliseconds(50)
            try await withServer(limits: limits) { endpoints in
                let peer = try RawPeer(port: endpoints.httpsPort ?? 0)
                #expect(await peer.readToEnd().isEmpty)
            }
        }

        @Test("The last request that a connection may carry is answered with Connection: close")
        func requestsPerConnection() async throws {
            var limits = ServerLimits()
            limits.requestsPerConnection = 2
            try await withServer(limits: limits) { endpoints in
                let peer = try connect(endpoints)
                let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
                await peer.send(request + request + request)
                #expect(await peer.response().has("Connection: close") == false)
                #expect(await peer.response().has("Connection: close"))
                #expect(await peer.readToEnd().isEmpty)
            }
        }

        @Test("Beyond the limit a connection waits its turn, and gets it")
        func connections() async throws {
            var limits = ServerLimits()
            limits.connections = 1
            let echo = Echo()
            try await withServer(echo, limits: limits) { endpoints in
                let first = try connect(endpoints)
                await first.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = await first.response()
                let second = try connect(endpoints)
                await second.send("GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                for _ in 0..<50 {
                    await first.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n")
                    _ = await first.response()
                }
                #expect(echo.targets.allSatisfy { $0 == "/first" })
                first.finish()
                #expect(await second.response().status == "HTTP/1.1 200 OK")
                #expect(echo.targets.count == 52)
            }
        }

        @Test("Many connections at once are all answered")
        func many() async throws {
            try await withServer { endpoints in
                let statuses = try await withThrowingTaskGroup(of: String.self) { group in
                    for index in 0..<60 {
                        group.addTask {
                            let peer = try connect(endpoints)
                            await peer.send("GET /\(index) HTTP/1.1\r\nHost: a\r\n\r\n")
                            return await peer.response().status
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(statuses == Array(repeating: "HTTP/1.1 200 OK", count: 60))
            }
        }
    }
#endif
