import Glibc
import SignetCore
import SignetSocket
import Testing

@testable import SignetConformance

/// Transports with one fault each: a suite that passes them proves nothing.
@Suite("The endurance cases find", .serialized)
struct EnduranceSuiteTests {
    private static let scale = EnduranceScale(cancellations: 3, drops: 20, largeBody: 64 << 20)

    private func failure(_ rule: EnduranceCase?, _ make: @escaping EnduranceCase.Maker) async throws -> String? {
        await (try #require(rule)).run(scale: Self.scale, making: make).failure
    }

    private func faulty(_ send: @escaping FaultyTransport.Send) -> EnduranceCase.Maker {
        { connections in
            var settings = SocketTransport.Settings()
            if let connections { settings.connectionsPerOrigin = connections }
            return FaultyTransport(SocketTransport(settings), send)
        }
    }

    @Test("a transport that ends a cancelled call late")
    func lateCancellation() async throws {
        let why = try await failure(
            .cancellation(.awaitHead),
            faulty { (transport, request) throws(TransportError) in
                // The fault itself: later than the 100 ms that are allowed.
                defer { usleep(120_000) }
                return try await transport.send(request)
            })
        #expect(why?.contains("three times over") == true, "\(why ?? "nothing")")
    }

    @Test("a transport that calls cancellation something else")
    func misnamedCancellation() async throws {
        let why = try await failure(
            .cancellation(.awaitHead),
            faulty { (transport, request) throws(TransportError) in
                do throws(TransportError) {
                    return try await transport.send(request)
                } catch {
                    throw TransportError(.connectionReset, during: nil, "lost", requestMayHaveBeenSent: true)
                }
            })
        #expect(why?.contains("not cancelled") == true, "\(why ?? "nothing")")
    }

    @Test("a transport that takes a cancelled body for a whole one")
    func cutBody() async throws {
        let why = try await failure(
            EnduranceCase.crowds.first,
            faulty { (transport, request) throws(TransportError) in
                var response = try await transport.send(request)
                var bytes: [UInt8] = []
                var chunks = response.body.makeAsyncIterator()
                do throws(TransportError) {
                    while bytes.count < 1 << 20, let chunk = try await chunks.next() { bytes += chunk }
                } catch {}
                response.body = .bytes(bytes)
                return response
            })
        #expect(why?.contains("no error") == true, "\(why ?? "nothing")")
    }

    @Test("a transport that gives up before the deadline, or long after it", arguments: [-40, 90])
    func deadlines(milliseconds: Int) async throws {
        let why = try await failure(
            EnduranceCase.bounds(.awaitHead).first,
            faulty { (transport, request) throws(TransportError) in
                var request = request
                request.options.deadline = request.options.deadline?.advanced(by: .milliseconds(milliseconds))
                return try await transport.send(request)
            })
        #expect(why?.contains(milliseconds < 0 ? "too early" : "the best of three") == true, "\(why ?? "nothing")")
    }

    @Test("a transport that receives what nobody asks for, and keeps it in memory")
    func buffering() async throws {
        let make = faulty { (transport, request) throws(TransportError) in
            var response = try await transport.send(request)
            response.body = .bytes(try await response.body.collect(upTo: .max))
            return response
        }
        let pressure = try await failure(EnduranceCase.pressures.first, make)
        #expect(pressure?.contains("nobody had asked for") == true, "\(pressure ?? "nothing")")
        let volume = try await failure(EnduranceCase.volumes.first, make)
        // A sanitizer keeps what was freed: memory is not judged then.
        let isFound = volume?.contains("resident at the peak") == true
        #expect(isFound != ProcessFolder.isSanitized, "\(volume ?? "nothing")")
    }

    @Test("a transport that reads the source of a body before it is sent")
    func draining() async throws {
        let why = try await failure(
            EnduranceCase.pressures.last,
            faulty { (transport, request) throws(TransportError) in
                var request = request
                var reader = try request.body.makeReader()
                var bytes: [UInt8] = []
                while let chunk = try await reader.next() { bytes += chunk }
                request.body = .bytes(bytes)
                return try await transport.send(request)
            })
        #expect(why?.contains("nobody had asked for") == true, "\(why ?? "nothing")")
    }

    @Test("a transport that keeps what is dropped")
    func keeping() async throws {
        let kept = Kept()
        let why = try await failure(
            EnduranceCase.drops.first,
            { _ in
                FaultyTransport(SocketTransport()) { (transport, request) throws(TransportError) in
                    let response = try await transport.send(request)
                    kept.keep(response)
                    return response
                }
            })
        #expect(why?.contains("sockets were open at once") == true, "\(why ?? "nothing")")
    }
}
