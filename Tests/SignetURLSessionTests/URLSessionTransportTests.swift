#if URLSession
    import Glibc
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetURLSession
    import Testing

    @Suite struct URLSessionTransportTests {
        private static let transport = URLSessionTransport()

        @Test("Trust in anything but the system's authorities is refused at once")
        func refusesTrust() {
            let identity = TLSConfiguration.Identity(certificateFile: "a.pem", keyFile: "a.pem")
            for tls in [
                TLSConfiguration(trust: .file("ca.pem")), TLSConfiguration(trust: .insecureNone),
                TLSConfiguration(identity: identity),
            ] {
                let error = #expect(throws: TransportError.self) { _ = try URLSessionTransport(tls: tls) }
                #expect(error?.kind == .unsupported)
            }
        }

        @Test("Addresses for names are refused at once, and limits are taken")
        func takesSettings() throws {
            let resolve = [ResolveOverride(host: "a", port: 1, address: "127.0.0.1")]
            let error = #expect(throws: TransportError.self) {
                _ = try URLSessionTransport(tls: TLSConfiguration(), resolve: resolve)
            }
            #expect(error?.kind == .unsupported)
            _ = try URLSessionTransport(
                tls: TLSConfiguration(), maximumConnectionsPerHost: 2, maximumUndeliveredBytes: 1024)
        }

        @Test("A method that Foundation would change is refused, and nothing is sent")
        func refusesMethod() async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(method: "get", url: server.url, headers: [])
            let error = await #expect(throws: TransportError.self) { try await Self.transport.send(request) }
            #expect(error?.kind == .unsupported)
            #expect(server.accepted == 0)
        }

        @Test("A refused target does not show the signature it holds")
        func redactsTarget() async throws {
            let request = try Request(.get, "http://127.0.0.1:1/../a?X-Amz-Signature=c0ffee")
            let error = try #require(
                await #expect(throws: TransportError.self) { try await Self.transport.send(request) })
            #expect(error.kind == .unsupported)
            #expect(!error.description.contains("c0ffee"))
        }

        @Test("Fields keep their order, their case and their number")
        func keepsFields() async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(
                method: "GET", url: server.url,
                headers: [("X-Dup", "one"), ("a", ""), ("x-dup", "two"), ("X-Dup", "one")])
            _ = try await Self.transport.send(request)
            let recorded = try #require(await server.requests(count: 1).first)
            #expect(recorded.fields.map(\.name) == ["Host", "X-Dup", "a", "x-dup", "X-Dup"])
            #expect(recorded.fields.map(\.value) == [server.authority, "one", "", "two", "one"])
        }

        @Test("A file is sent with its length")
        func sendsFile() async throws {
            let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let path = try #require(TemporaryFile(content))
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(.put, server.url, body: await .file(path.path))
            _ = try await Self.transport.send(request)
            let recorded = try #require(await server.requests(count: 1).first)
            #expect(recorded["Content-Length"] == ["300000"])
            #expect(recorded["Transfer-Encoding"] == [])
            #expect(recorded.content == content)
        }

        @Test("A body that nobody reads fails once too much of it has arrived, and ends its connection")
        func boundsUndeliveredBytes() async throws {
            let part = [UInt8](repeating: 1, count: 64 * 1024)
            let server = try RawServer(
                .once(
                    .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n"), .send(part),
                    .send(part),
                    .readToEnd))
            let transport = URLSessionTransport(maximumUndeliveredBytes: 64 * 1024)
            let response = try await transport.send(Request(.get, server.url))
            #expect(await server.endedByPeer(count: 1) == 1)
            let error = await #expect(throws: TransportError.self) { _ = try await response.body.collect(upTo: .max) }
            #expect(error?.kind == .bodyTooLarge)
            #expect(error?.remedy?.contains("maximumUndeliveredBytes") == true)
            await transport.shutdown()
        }

        @Test("A decoded body has lost the fields that describe its encoded form")
        func dropsEncodingFields() async throws {
            let gzipped: [UInt8] = [
                0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00,
                0x86,
                0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
            ]
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(gzipped.count)\r\n\r\n"
            let server = try RawServer(.once(.readRequest, .send(head), .send(gzipped), .readToEnd))
            let response = try await Self.transport.send(Request(.get, server.url))
            #expect(response.headers[.contentEncoding] == nil)
            #expect(response.headers[.contentLength] == nil)
            #expect(try await response.body.collect(upTo: 100) == Array("hello".utf8))
        }

        @Test("An endless row of interim responses is malformed")
        func boundsInterimResponses() async throws {
            let flood = String(repeating: "HTTP/1.1 102 Processing\r\n\r\n", count: 200)
            let server = try RawServer(.once(.readRequest, .send(flood), .readToEnd))
            let error = await #expect(throws: TransportError.self) {
                try await Self.transport.send(Request(.get, server.url))
            }
            #expect(error?.kind == .malformedResponse)
            #expect(await server.endedByPeer(count: 1) == 1)
        }

        @Test("Shutdown fails a body that is being read")
        func shutdownFailsBody() async throws {
            let server = try RawServer(
                .once(.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"), .readToEnd))
            let transport = URLSessionTransport()
            let response = try await transport.send(Request(.get, server.url))
            await transport.shutdown()
            let error = await #expect(throws: TransportError.self) { _ = try await response.body.collect(upTo: 100) }
            #expect(error?.kind == .shutDown)
            #expect(await server.endedByPeer(count: 1) == 1)
        }

        @Test("A body can be read to its end after its transport is gone")
        func bodyOutlivesTransport() async throws {
            let server = try RawServer(
                .once(
                    .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"), .stall, .send("llo"),
                    .readToEnd))
            let response = try await URLSessionTransport().send(Request(.get, server.url))
            server.release()
            #expect(try await response.body.collect(upTo: 100) == Array("hello".utf8))
        }

        @Test("Many requests at once each get their own response")
        func servesManyAtOnce() async throws {
            let server = try RawServer(.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"))
            let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let request = try Request(.post, server.url + "/\(number)", body: .text("\(number)"))
                        return try await Self.transport.send(request).body.collect(upTo: 100)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(bodies == [[UInt8]](repeating: Array("hello".utf8), count: 200))
            let requests = await server.requests(count: 200)
            #expect(Set(requests.map(\.requestLine)).count == 200)
            #expect(requests.allSatisfy { $0.target == "/" + String(decoding: $0.content, as: UTF8.self) })
        }
    }
#endif
