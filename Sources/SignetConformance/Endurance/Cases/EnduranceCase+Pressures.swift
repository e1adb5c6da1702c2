import HTTPTypes
import SignetCore

extension EnduranceCase {
    /// Whoever stops, stops the other end.
    static let pressures: [EnduranceCase] = [
        EnduranceCase("A reader that stops reading stops the server", needs: [.downloadBackpressure]) { run in
            let server = try LoadServer(buffers: buffer) { connection in
                guard connection.readHead() != nil else { return }
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(body)\r\n\r\n")
                if connection.sendPattern(body) { connection.readToEnd() }
            }
            return try await run.withTransport { transport in
                let response = try await transport.send(try Request(.get, server.url))
                var chunks = response.body.makeAsyncIterator()
                var check = Pattern.Check()
                guard let first = try await chunks.next(), first.withUnsafeBytes({ check.accepts($0) }) else {
                    throw EnduranceFailure("the body begins with other bytes")
                }
                let stood = try await stillness(run, "the server to stand still") { server.counts.value.sent }
                while let chunk = try await chunks.next() {
                    guard chunk.withUnsafeBytes({ check.accepts($0) }) else {
                        throw EnduranceFailure("the body is wrong before byte \(check.count)")
                    }
                }
                await server.stop()
                return "stopped after \(stood >> 10) KiB"
            }
        },
        EnduranceCase(
            "A server that stops reading stops the source of the body", needs: [.uploadStreaming, .uploadBackpressure]
        ) { run in
            let server = try LoadServer(buffers: buffer) { connection in
                guard let first = connection.readHead(), connection.hold() else { return }
                if connection.readPattern(body, after: first) { connection.send("HTTP/1.1 204 No Content\r\n\r\n") }
                connection.readToEnd()
            }
            let meter = SourceMeter()
            return try await run.withTransport { transport in
                let request = try Request(.put, server.url, body: meter.pattern(body))
                let call = Task { () async throws(TransportError) in try await transport.send(request).status.code }
                run.note("the head to arrive")
                await server.counts.wait { $0.held == 1 }
                let stood = try await stillness(run, "the source to stand still") { meter.bytes }
                server.release()
                run.note("the response")
                let status = try await call.value
                guard status == 204, server.counts.value.corrupt == 0 else {
                    throw EnduranceFailure("status \(status) after a body that arrived with other bytes")
                }
                await server.stop()
                return "stopped after \(stood >> 10) KiB"
            }
        },
    ]

    /// What is on offer.
    private static let body = 128 << 20
    /// The most that may have moved. The kernel keeps some of it, at the client's end as much as its settings say
    /// (tcp_rmem and tcp_wmem: 32 MiB on a generous machine); a transport keeps a few hundred KiB at most.
    private static let bound = 40 << 20
    /// The server's end keeps next to nothing.
    private static let buffer: Int32 = 64 << 10

    /// Waits until `bytes` has not changed for half a second, and returns it.
    private static func stillness(_ run: EnduranceRun, _ step: String, _ bytes: () -> Int) async throws -> Int {
        run.note(step)
        var last = bytes()
        var changed = ContinuousClock.now
        while .now - changed < .milliseconds(500) {
            try await Task.sleep(for: .milliseconds(5))
            let now = bytes()
            guard now <= bound else { throw EnduranceFailure("\(now) bytes moved that nobody had asked for") }
            if now != last { (last, changed) = (now, .now) }
        }
        return last
    }
}
