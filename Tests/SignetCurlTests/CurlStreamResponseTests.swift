#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite("Responses by HTTP/2", .serialized) struct CurlStreamResponseTests {
        @Test("Trailer fields and interim responses are delivered apart from the head")
        func parts() async throws {
            let peer = try HTTP2Peer()
            let trailing = try await peer.transport.send(peer.request("/trailers"))
            #expect(try await trailing.body.collect(upTo: 100) == Array("body".utf8))
            #expect(trailing.body.trailers.map(\.value) == ["1", "2"])
            #expect(trailing.headers.isEmpty)
            let interim = try await peer.transport.send(peer.request("/interim"))
            #expect(interim.informational.map(\.status.code) == [103])
            #expect(interim.informational.first?.headerFields.map(\.value) == ["</a>"])
            #expect(try await HTTP2Peer.text(interim) == "body")
            await peer.transport.shutdown()
        }

        @Test("Responses without content end with their head", arguments: [200, 204, 304, 404, 599])
        func withoutContent(_ status: Int) async throws {
            let peer = try HTTP2Peer()
            for method in [HTTPRequest.Method.get, .head, .post] {
                let response = try await peer.transport.send(peer.request("/status?\(status)", method))
                #expect(response.status.code == status && response.version == .http2)
                #expect(try await HTTP2Peer.text(response) == "")
            }
            await peer.transport.shutdown()
        }

        @Test(
            "A field that HTTP/2 does not allow never reaches the caller",
            arguments: [
                "Upper=1", "connection=close", "transfer-encoding=chunked", "keep-alive=1", "upgrade=h2c",
                "proxy-connection=close", ":path=/", ":status=200", "a%20b=1", "a%0Ab=1", "=1", "x=a%0Ab:%20c",
                "x=a%0Db",
                "x=a%00b",
            ])
        func badFields(_ field: String) async throws {
            let peer = try HTTP2Peer()
            do throws(TransportError) {
                let response = try await peer.transport.send(try Request(.get, peer.server.url + "/field?\(field)"))
                // nghttp2 leaves out a field that is not well-formed, where the RFC would have the response refused.
                #expect(response.headers.isEmpty, "\(response)")
            } catch {
                #expect(error.kind == .malformedResponse, "\(error)")
            }
            #expect(try await peer.text("/echo").contains("protocol: h2"))
            await peer.transport.shutdown()
        }

        @Test("Content that is not of the length announced is refused", arguments: ["4", "6", "+5", "5, 5", "x", "-1"])
        func length(_ length: String) async throws {
            let peer = try HTTP2Peer()
            let escaped = length.replacing(" ", with: "%20")
            #expect([.malformedResponse, .truncatedBody].contains(try await peer.failure("/length?\(escaped)").kind))
            #expect(try await peer.text("/length?5") == "12345")
            await peer.transport.shutdown()
        }

        @Test(
            "A stream that its server resets is an error that says how",
            arguments: [
                ("/reset?1", TransportError.Kind.malformedResponse), ("/reset?2", .connectionReset),
                ("/reset?8", .connectionReset), ("/reset?11", .connectionReset),
                ("/cut?close", .truncatedBody), ("/hang-up", .connectionClosed),
            ])
        func resets(_ path: String, _ kind: TransportError.Kind) async throws {
            let peer = try HTTP2Peer()
            let error = try await peer.failure(path)
            #expect(error.kind == kind && error.requestMayHaveBeenSent, "\(error)")
            #expect(error.peer?.hasPrefix("localhost:") == true)
            await peer.transport.shutdown()
        }

        @Test(
            "What a server has refused to process is sent again, if that can do no harm",
            arguments: ["/refuse-once", "/goaway-once"])
        func refused(_ path: String) async throws {
            let peer = try HTTP2Peer()
            _ = try await peer.text("/echo")
            #expect(try await peer.text(path).contains(":path: \(path)"))
            let other = try HTTP2Peer()
            _ = try await other.text("/echo")
            let error = try await other.failure(path, .post)
            #expect(error.kind == .connectionClosed && error.remedy?.contains("not sent again") == true, "\(error)")
            await peer.transport.shutdown()
            await other.transport.shutdown()
        }

        @Test("A connection whose server says goodbye carries no further request")
        func goodbye() async throws {
            let peer = try HTTP2Peer()
            var connections: Set<String> = []
            for _ in 0..<5 { #expect(connections.insert(try await peer.text("/bye")).inserted) }
            await peer.transport.shutdown()
        }
    }
#endif
