#if Socket
    import HTTPTypes
    import SignetCore
    @testable import SignetGatewayServer
    import Synchronization
    import Testing

    /// What a handler answers, as it goes on the wire.
    struct ResponseTests {
        /// Chunks that a handler produces one by one, and an error in place of the end where there is one.
        final class Chunks: ResponseBodySource {
            private let rest: Mutex<[[UInt8]]>
            private let failure: TransportError?
            let trailers: HTTPFields

            init(_ chunks: [String], trailers: HTTPFields = [:], failure: TransportError? = nil) {
                rest = Mutex(chunks.map { Array($0.utf8) })
                self.trailers = trailers
                self.failure = failure
            }

            func next() async throws(TransportError) -> [UInt8]? {
                if let chunk = rest.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return chunk }
                if let failure { throw failure }
                return nil
            }

            func abandon() {}
        }

        private static let broken = TransportError(
            .connectionReset, during: .receiveBody, "it broke", requestMayHaveBeenSent: true)

        /// The whole answer to one request, but for its date.
        private func exchange(
            _ request: String, _ answer: @escaping @Sendable () -> Response
        ) async throws -> String {
            let handler = StubTransport { _ in answer() }
            nonisolated(unsafe) var received = ""
            try await withServer(handler) { endpoints in
                let peer = try connect(endpoints)
                await peer.send(request)
                peer.finish()
                received = await peer.readToEnd()
            }
            let lines = received.split(separator: "\r\n", omittingEmptySubsequences: false)
            return lines.filter { !$0.hasPrefix("Date: ") }.joined(separator: "|")
        }

        private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

        @Test("A body that is produced bit by bit is chunked, with its trailer fields")
        func chunked() async throws {
            let answer = try await exchange(Self.get) {
                Response(status: .ok, body: ResponseBody(Chunks(["ab", "cde", "f"], trailers: [.eTag: "\"1\""])))
            }
            #expect(answer == "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|ab|3|cde|1|f|0|ETag: \"1\"||")
        }

        @Test("A client of HTTP/1.0 gets the same body up to the close")
        func untilClose() async throws {
            let answer = try await exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") {
                Response(status: .ok, body: ResponseBody(Chunks(["ab", "cde"])))
            }
            #expect(answer == "HTTP/1.1 200 OK|Connection: close||abcde")
        }

        @Test("A stated length is kept where it may be true, and replaced where it is not")
        func lengths() async throws {
            let streamed = try await exchange(Self.get) {
                Response(status: .ok, headers: [.contentLength: "5"], body: ResponseBody(Chunks(["ab", "cde"])))
            }
            #expect(streamed == "HTTP/1.1 200 OK|Content-Length: 5||abcde")
            let wrong = try await exchange(Self.get) {
                Response(status: .ok, headers: [.contentLength: "9"], body: .bytes(Array("ab".utf8)))
            }
            #expect(wrong == "HTTP/1.1 200 OK|Content-Length: 2||ab")
            let empty = try await exchange(Self.get) { Response(status: .ok) }
            #expect(empty == "HTTP/1.1 200 OK|Content-Length: 0||")
        }

        @Test("The fields of one hop are the server's own, whatever the handler passes on")
        func hopByHop() async throws {
            let answer = try await exchange(Self.get) {
                Response(
                    status: .ok, headers: [.connection: "close", .transferEncoding: "chunked", .server: "s"],
                    body: .bytes(Array("ab".utf8)))
            }
            #expect(answer == "HTTP/1.1 200 OK|Server: s|Content-Length: 2||ab")
        }

        @Test("204 and 304 have no body", arguments: [HTTPResponse.Status.noContent, .notModified])
        func noBody(_ status: HTTPResponse.Status) async throws {
            let answer = try await exchange(Self.get) { Response(status: status, headers: [.server: "s"]) }
            #expect(answer == "HTTP/1.1 \(status)|Server: s||")
        }

        @Test("A body that breaks off leaves a message that is visibly cut")
        func broken() async throws {
            let answer = try await exchange(Self.get) {
                Response(status: .ok, body: ResponseBody(Chunks(["ab", "cde"], failure: Self.broken)))
            }
            #expect(answer == "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|ab|3|cde|")
            let early = try await exchange(Self.get) {
                Response(status: .ok, body: ResponseBody(Chunks([], failure: Self.broken)))
            }
            #expect(early.hasPrefix("HTTP/1.1 502 Bad Gateway|"))
        }

        @Test("A response that cannot be written is a fault of the handler")
        func unwritable() async throws {
            let answer = try await exchange(Self.get) {
                var response = Response(status: .ok)
                response.head.headerFields.append(HTTPField(name: .server, lenientValue: Array("a\u{1}b".utf8)))
                return response
            }
            #expect(answer.hasPrefix("HTTP/1.1 500 Internal Server Error|"))
        }

        @Test(
            "What a handler throws is answered with the status that says so",
            arguments: [
                (TransportError.Kind.invalidRequest, "400"), (.unsupported, "501"), (.shutDown, "503"),
                (.responseTimeout, "504"), (.connectionRefused, "502"),
            ])
        func errors(kind: TransportError.Kind, status: String) async throws {
            let handler = StubTransport { _ throws(TransportError) in
                throw TransportError(kind, during: nil, "because", requestMayHaveBeenSent: false)
            }
            try await withServer(handler) { endpoints in
                let peer = try connect(endpoints)
                await peer.send(Self.get)
                let response = await peer.response()
                #expect(response.status.hasPrefix("HTTP/1.1 \(status) "))
                #expect(response.body.contains("because"))
            }
        }

        @Test("The date is written as RFC 9110 §5.6.7 has it")
        func date() async throws {
            #expect(HTTPDate(784_111_777).description == "Sun, 06 Nov 1994 08:49:37 GMT")
            #expect(HTTPDate(0).description == "Thu, 01 Jan 1970 00:00:00 GMT")
            try await withServer { endpoints in
                let peer = try connect(endpoints)
                await peer.send(Self.get)
                #expect(await peer.response().head.contains { $0.hasPrefix("Date: ") && $0.hasSuffix(" GMT") })
            }
        }
    }
#endif
