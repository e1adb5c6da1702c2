/// What the transports promise beside other clients of the same run.
struct Bounds {
    let rows: [Row]
    let idleRows: [IdleRow]

    var all: [Bound] { ratios + counts + openConnections + libraries }

    private var ratios: [Bound] {
        let onReactor = row(.socketOnReactor, "http", 64)
        return [
            Bound("socket on the reactor, http, 64: CPU × wrk", onReactor?.ratioToWrk?.median, atMost: 1.3),
            Bound("socket, http, 64: CPU × wrk", row(.socket, "http", 64)?.ratioToWrk?.median, atMost: 1.8),
            Bound(
                "socket on the reactor, http, 64: CPU × AsyncHTTPClient", onReactor?.ratioToAsyncHTTPClient?.median,
                atMost: 0.2),
            Bound(
                "socket on the reactor, https, 64: CPU × wrk", row(.socketOnReactor, "https", 64)?.ratioToWrk?.median,
                atMost: 1.5),
        ]
    }

    private var counts: [Bound] {
        ["http", "https"].flatMap { scheme in
            [Client.socketOnReactor, .socket].flatMap { client in
                let row = row(client, scheme, 64)
                let name = "\(client.rawValue), \(scheme), 64"
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

    /// The transports over a library, beside the library itself: libcurl's on its thread, where C uses it too.
    private var libraries: [Bound] {
        ["http", "https"].flatMap { scheme in
            [(64, 1.25), (1, 1.6)].flatMap { connections, limit in
                [
                    Bound(
                        "curl on its thread, \(scheme), \(connections): CPU × libcurl",
                        row(.curlOnReactor, scheme, connections)?.ratioToLibcurl?.median, atMost: limit),
                    Bound(
                        "urlsession, \(scheme), \(connections): CPU × data(for:)",
                        row(.urlsession, scheme, connections)?.ratioToBareURLSession?.median, atMost: 1.05),
                ]
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
