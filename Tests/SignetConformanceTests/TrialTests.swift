import Glibc
import HTTPTypes
import SignetCore
import SignetSocket
import Testing

@testable import SignetConformance

/// That the trials see the faults they are there for.
#if Socket
    @Suite struct TrialTests {
        /// What proxies and clients do to requests, and what it does to a signature.
        enum Tampering: String, CaseIterable, Sendable {
            case changesEscapes, changesQuery, joinsSlashes, changesField, changesBody, changesMethod, changesHost,
                dropsField

            func change(_ request: Request) -> Request {
                var request = request
                let path = request.head.path ?? ""
                switch self {
                case .changesEscapes: request.head.path = path.replacing("%7E", with: "~")
                case .changesQuery: request.head.path = path.replacing("b=2&a=1", with: "a=1&b=3")
                case .joinsSlashes: request.head.path = path.replacing("//", with: "/")
                case .changesField:
                    let fields = request.head.headerFields
                    request.head.headerFields = HTTPFields(
                        fields.map { HTTPField(name: $0.name, value: $0.value.replacing("é", with: "e")) })
                case .changesBody:
                    if let bytes = request.body.bytes, bytes.count > 255 { request.body = .bytes(bytes.reversed()) }
                case .changesMethod: if request.head.method == .patch { request.head.method = .post }
                case .changesHost: request.head.authority = request.head.authority?.uppercased()
                case .dropsField: request.head.headerFields[values: .contentType] = []
                }
                return request
            }
        }

        @Test("A transport that changes what was signed fails", arguments: Tampering.allCases)
        func tampering(_ tampering: Tampering) async {
            let transport = FaultyTransport(SocketTransport()) { (transport, request) throws(TransportError) in
                try await transport.send(tampering.change(request))
            }
            var failures: [String] = []
            for rule in ConformanceCase.signatures {
                if let failure = await rule.run(against: transport).failure { failures.append(failure) }
            }
            #expect(!failures.isEmpty)
            await transport.shutdown()
        }

        @Test("A transport that writes any target it is given fails", arguments: [InjectionPlace.path, .query])
        func injection(_ place: InjectionPlace) async throws {
            let rule = ConformanceCase("injection", InjectionTrial(place: place))
            let failure = try #require(await rule.run(against: UncheckedTransport()).failure)
            // 10 is the line feed, the first byte that a server takes for something else.
            #expect(failure.hasPrefix("byte"))
        }

        @Test("A transport that sends a POST again fails")
        func repetition() async throws {
            let transport = FaultyTransport(SocketTransport()) { (transport, request) throws(TransportError) in
                do throws(TransportError) {
                    return try await transport.send(request)
                } catch {
                    guard error.requestMayHaveBeenSent else { throw error }
                    return try await transport.send(request)
                }
            }
            let rule = ConformanceCase("race", HangUpTrial(method: .post, isRepeatable: false))
            let failure = try #require(await rule.run(against: transport).failure)
            #expect(failure.hasSuffix("was sent 2 times"))
            await transport.shutdown()
        }

        @Test("A division that makes a difference is named")
        func division() async throws {
            let response = Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".utf8)
            let trial = SplitTrial(method: .get, response: response, ends: false, outcome: .response("hello"))
            let transport = FaultyTransport(SocketTransport()) { (transport, request) throws(TransportError) in
                var request = request
                // The server would have sent it in two.
                if request.head.path == "/7" { request.options.deadline = .now - .seconds(1) }
                return try await transport.send(request)
            }
            let failure = try #require(await ConformanceCase("split", trial).run(against: transport).failure)
            #expect(failure.hasPrefix("cut after 7 bytes: "))
            await transport.shutdown()
        }

        @Test("A process that would have been ended by SIGPIPE fails")
        func brokenPipe() async throws {
            let transport = FaultyTransport(SocketTransport()) { (transport, request) throws(TransportError) in
                raise(SIGPIPE)
                return try await transport.send(request)
            }
            let failure = try #require(await ConformanceCase("pipe", BrokenPipeTrial()).run(against: transport).failure)
            #expect(failure.hasPrefix("SIGPIPE was raised"))
            await transport.shutdown()
        }
    }
#endif
