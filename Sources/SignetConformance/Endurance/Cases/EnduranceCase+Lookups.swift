import HTTPTypes
import SignetCore

extension EnduranceCase {
    /// The name of one host is no matter of another's.
    static let lookups: [EnduranceCase] = [
        EnduranceCase("Look-ups that hang hold up no other call") { run in
            let server = try LoadServer { connection in
                while connection.readHead() != nil {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                }
            }
            return try await run.withTransport { transport in
                let requests = try (1...hanging).map { number in
                    try Request(.get, "http://\(HeldName.host(number)):\(server.port)")
                }
                let calls = requests.map { request in Task { _ = try? await transport.send(request) } }
                defer {
                    for call in calls { call.cancel() }
                    HeldName.release()
                }
                run.note("a look-up to hang")
                try await noMoreHang()
                run.note("the call to another host")
                let start = ContinuousClock.now
                let options = RequestOptions(deadline: start.advanced(by: .seconds(10)))
                _ = try await transport.send(try Request(.get, "http://localhost:\(server.port)", options: options))
                let took = ContinuousClock.now - start
                for call in calls { call.cancel() }
                HeldName.release()
                for call in calls { await call.value }
                try await run.wait(for: "the look-ups to end") {
                    HeldName.release()
                    return HeldName.waiting == 0
                }
                await server.stop()
                return "\(took.inMilliseconds) ms beside \(hanging) of them"
            }
        }
    ]

    /// Waits until no further look-up has begun for 100 ms: a transport may make as many at a time as it likes.
    private static func noMoreHang() async throws {
        await HeldName.isAskedFor()
        var last = 0
        while last != HeldName.waiting {
            last = HeldName.waiting
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// As many as a program may well make while a name server is away; each hangs for 10 s by glibc's defaults.
    private static let hanging = 20
}
