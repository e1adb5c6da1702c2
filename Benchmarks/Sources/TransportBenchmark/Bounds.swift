/// What the socket transport promises beside other clients of the same run.
struct Bounds {
    let rows: [Row]
    let idleRows: [IdleRow]

    var all: [Bound] { ratios + counts + openConnections }

    private var ratios: [Bound] {
        [
            Bound("socket, http, 64: CPU × wrk", row(.socket, "http", 64)?.ratioToWrk?.median, atMost: 1.8),
            Bound(
                "socket, http, 64: CPU × AsyncHTTPClient", row(.socket, "http", 64)?.ratioToAsyncHTTPClient?.median,
                atMost: 0.2),
            Bound("socket, https, 64: CPU × wrk", row(.socket, "https", 64)?.ratioToWrk?.median, atMost: 1.5),
        ]
    }

    private var counts: [Bound] {
        ["http", "https"].flatMap { scheme in
            [1, 64].flatMap { connections in
                let row = row(.socket, scheme, connections)
                let name = "socket, \(scheme), \(connections)"
                return [
                    Bound("\(name): system calls a request", row?.systemCalls, atMost: 3.1),
                    Bound("\(name): allocations a request", row?.allocations, atMost: 16),
                ]
            }
        }
    }

    private var openConnections: [Bound] {
        [("http", 4.0), ("https", 32.0)].flatMap { scheme, kibibytes in
            let few = idleRow(scheme, 64)?.cpuMicroseconds
            return [
                Bound(
                    "\(scheme): KiB an idle connection", idleRow(scheme, 1000)?.residentKiB?.median, atMost: kibibytes)
            ]
                + [1000, 5000].map {
                    Bound("\(scheme): CPU µs with \($0) open", idleRow(scheme, $0)?.cpuMicroseconds, noMoreThan: few)
                }
        }
    }

    private func row(_ client: Client, _ scheme: String, _ connections: Int) -> Row? {
        let scenario = Scenario(client: client, scheme: scheme, connections: connections, isSigned: false)
        return rows.first { $0.scenario == scenario }
    }

    private func idleRow(_ scheme: String, _ connections: Int) -> IdleRow? {
        idleRows.first { $0.scheme == scheme && $0.connections == connections }
    }
}
