import HTTPTypes
import SignetCore

extension EnduranceCase {
    /// A body that nobody reads gives its connection back.
    static let drops: [EnduranceCase] = [
        EnduranceCase("Bodies that are dropped never hold more connections than the pool may have") { run in
            let limit = 8
            let server = try LoadServer { connection in
                guard connection.readHead() != nil else { return }
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello")
                connection.readToEnd()
            }
            return try await run.withTransport(connections: limit) { transport in
                let before = ProcessFolder.socketCount
                var most = 0
                for _ in 0..<run.scale.drops {
                    _ = try await transport.send(try Request(.get, server.url))
                    // In this order: a connection that ends in between is counted on this side still.
                    let sockets = ProcessFolder.socketCount
                    most = max(most, sockets - server.counts.value.open - before)
                }
                // What a transport speaks with itself over: a pair of sockets at most.
                guard most <= limit + 2 else { throw EnduranceFailure("\(most) sockets were open at once") }
                run.note("the end of \(run.scale.drops) connections")
                await server.counts.wait { $0.ended == run.scale.drops && $0.open == 0 }
                let left = ProcessFolder.socketCount - before
                guard left <= 2 else { throw EnduranceFailure("\(left) sockets are left") }
                await server.stop()
                return "\(most) sockets at most"
            }
        }
    ]
}
