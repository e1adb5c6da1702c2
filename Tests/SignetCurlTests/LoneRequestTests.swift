#if Curl
    import Foundation
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import SignetTestSupport
    import Testing

    /// A request that finds an idle connection, and libcurl's thread asleep, begins on its caller's thread.
    @Suite("Requests that come while libcurl's thread sleeps")
    struct LoneRequestTests {
        private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

        private static func outcome(_ transport: CurlTransport, _ request: Request) async -> TransportError.Kind? {
            do throws(TransportError) {
                let body = try await transport.send(request).body.collect(upTo: 2)
                #expect(body == Array("ok".utf8))
                return nil
            } catch {
                return error.kind
            }
        }

        /// Waits until libcurl's thread sleeps, which only the kernel knows.
        private static func untilAsleep() async throws {
            let tasks = "/proc/self/task"
            while true {
                let states = try FileManager.default.contentsOfDirectory(atPath: tasks).compactMap { number in
                    try? String(contentsOfFile: "\(tasks)/\(number)/stat", encoding: .utf8)
                }
                let ours = states.filter { $0.contains("(signet-curl)") }
                if !ours.isEmpty, ours.allSatisfy({ $0.contains("(signet-curl) S") }) { return }
                await Task.yield()
            }
        }

        /// Has the threads that there are, and those they start, share a core: a server answers while a request is being sent.
        private static func sharingCore(_ body: () async throws -> Void) async throws {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") })
            let cores = String(try #require(line.split(whereSeparator: \.isWhitespace).last))
            func move(to cores: String) async throws {
                // It fails for threads that end meanwhile.
                _ = try await Program.run(
                    "/usr/bin/taskset", ["--all-tasks", "--cpu-list", "--pid", cores, "\(getpid())"])
            }
            try await move(to: String(cores.prefix(while: \.isNumber)))
            do {
                try await body()
            } catch {
                try await move(to: cores)
                throw error
            }
            try await move(to: cores)
        }

        @Test("Are answered one after the other, by the one connection there is")
        func answered() async throws {
            let server = try RawServer(.answering(Self.ok))
            let transport = try CurlTransport()
            for _ in 0..<100 {
                #expect(await Self.outcome(transport, try Request(.get, server.url)) == nil)
                try await Self.untilAsleep()
            }
            #expect(server.accepted == 1)
            await transport.shutdown()
        }

        @Test(
            "Are answered by a connection that is good where answers come while they are being sent",
            arguments: [
                RawScript.Step.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"),
                .sendLast("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno"), .sendLast(""),
            ])
        func prompt(ending: RawScript.Step) async throws {
            try await Self.sharingCore {
                let answers = Array(repeating: [RawScript.Step.readRequest, .send(Self.ok)], count: 200).joined()
                let server = try RawServer(.once(answers + [.stall, ending, .signal, .readToEnd]), .answering(Self.ok))
                let transport = try CurlTransport()
                let request = try Request(.get, server.url)
                for _ in 0..<200 { #expect(await Self.outcome(transport, request) == nil) }
                #expect(server.accepted == 1)
                server.release()
                #expect(await server.signals(count: 1) == 1)
                // Not sent again, if it were lost with the connection.
                let order = try Request(.post, server.url, body: .bytes(Array("order".utf8)))
                #expect(await Self.outcome(transport, order) == nil)
                #expect(server.accepted == 2)
                await transport.shutdown()
            }
        }

        @Test("Wake it for a deadline that comes before what it waits for", .timeLimit(.minutes(1)))
        func deadline() async throws {
            let server = try RawServer(
                .once(.readRequest, .send(Self.ok), .readRequest, .send(Self.ok), .readRequest, .readToEnd))
            let transport = try CurlTransport()
            var request = try Request(.get, server.url)
            // Nothing else is to wake it before the test has failed.
            let hours = Duration.seconds(7_200)
            request.options.timeouts = Timeouts(pool: hours, connect: hours, response: hours, idle: hours)
            for _ in 0..<2 { #expect(await Self.outcome(transport, request) == nil) }
            try await Self.untilAsleep()
            request.options.deadline = .now + .milliseconds(50)
            #expect(await Self.outcome(transport, request) == .deadlineExceeded)
            await transport.shutdown()
        }

        @Test("Get on with others that come at any moment, are cancelled, or end with the transport")
        func crowd() async throws {
            let server = try RawServer(.answering(Self.ok))
            let transport = try CurlTransport()
            let request = try Request(.get, server.url)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<250 { #expect(await Self.outcome(transport, request) == nil) }
                    }
                }
                group.addTask {
                    for _ in 0..<250 {
                        let task = Task { await Self.outcome(transport, request) }
                        task.cancel()
                        #expect([nil, .cancelled].contains(await task.value))
                    }
                }
            }
            async let last = Self.outcome(transport, request)
            await transport.shutdown()
            #expect([nil, .shutDown].contains(await last))
            #expect(await Self.outcome(transport, request) == .shutDown)
        }
    }
#endif
