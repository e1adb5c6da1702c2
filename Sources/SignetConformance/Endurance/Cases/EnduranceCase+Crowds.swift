import HTTPTypes
import SignetCore

extension EnduranceCase {
    /// Many calls at once, each cancelled in the midst of its body.
    ///
    /// Bytes arrive while calls end: here a transport meets what it has let go of.
    static let crowds: [EnduranceCase] = [
        EnduranceCase("32 calls at a time that are cancelled amid their bodies, 2,000 in all, leave nothing") { run in
            let server = try LoadServer { connection in
                guard connection.readHead() != nil,
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(stated)\r\n\r\n"),
                    connection.sendPattern(sent)
                else { return }
                connection.readToEnd()
            }
            return try await run.withTransport { transport in
                // Threads and descriptors that the transport keeps have been made when they are counted.
                try await cancelCrowd(crowd, server, transport, run)
                // Not before: a connection that has just been closed may still be counted as open.
                await server.counts.wait { $0.open == 0 }
                let before = ProcessFolder.descriptors.count
                try await cancelCrowd(run.scale.cancellations * 4, server, transport, run)
                run.note("the end of every connection")
                await server.counts.wait { $0.open == 0 }
                try await run.wait(for: "\(before) descriptors to be left, of \(ProcessFolder.descriptors.count)") {
                    ProcessFolder.descriptors.count <= before
                }
                await server.stop()
                return "\(run.scale.cancellations * 4) calls, \(before) descriptors before and after"
            }
        }
    ]

    private static let crowd = 32
    /// What the head states, and what comes of it: a body that never ends by itself.
    private static let (stated, sent) = (2 << 20, 1 << 20)

    private static func cancelCrowd(
        _ count: Int, _ server: LoadServer, _ transport: any Transport, _ run: EnduranceRun
    ) async throws {
        run.note("\(count) calls to be cancelled")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for first in 0..<min(crowd, count) {
                group.addTask {
                    for number in stride(from: first, to: count, by: crowd) {
                        try await cancelAmidBody(number, server, transport)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Cancels a call when some bytes of its body have been read, another number each time.
    private static func cancelAmidBody(_ number: Int, _ server: LoadServer, _ transport: any Transport) async throws {
        let received = Watched(0)
        let call = Task { () -> TransportError? in
            // Whatever ends the call ends the wait for its bytes.
            defer { received.change { $0 = .max } }
            do throws(TransportError) {
                let response = try await transport.send(try Request(.get, server.url))
                for try await chunk in response.body { received.change { $0 += chunk.count } }
                return nil
            } catch {
                return error
            }
        }
        let enough = 1 + number % 8 * 100_000
        await received.wait { $0 >= enough }
        call.cancel()
        let error = await call.value
        guard let error, error.kind == .cancelled else {
            throw EnduranceFailure("call \(number) ended with \(error.map { "\($0)" } ?? "no error"), not cancelled")
        }
    }
}
