import ClientLoad
import Foundation
import NginxServer
import Signet
import SignetSocket

/// Measures the socket transport with many connections open: what an idle one holds in memory, and what a request costs among
/// them.
struct IdleWorker {
    /// The connections that are opened.
    let connections: Int
    /// Where the page is that is too long to be read ahead.
    let pageURL: String
    /// Where nginx counts its connections.
    let statusURL: String
    /// What is measured while the connections are open.
    let load: ClientLoad

    /// From `CONNECTIONS PAGE-URL STATUS-URL` and a load; `nil` when the arguments are something else.
    init?(arguments: [String]) {
        guard arguments.count == 7, let connections = Int(arguments[0]), connections > 0,
            let load = ClientLoad(arguments: arguments.dropFirst(3))
        else { return nil }
        self.connections = connections
        pageURL = arguments[1]
        statusURL = arguments[2]
        self.load = load
    }

    func run() async throws {
        let tls = TLSConfiguration(trust: load.url.hasPrefix("https") ? .file(load.caFile) : .system)
        let transport = SocketTransport(.forConnections(connections, tls: tls))
        // The first of them bring what is allocated once.
        try await open(load.connections, through: transport)
        let before = HeldMemory()
        try await open(connections, through: transport)
        let after = HeldMemory()
        let status = try await transport.send(try Request(.get, statusURL)).body.collect(upTo: 1024)
        guard let open = NginxStatus(String(decoding: status, as: UTF8.self)), open.connections >= connections else {
            throw Unmeasured("the connections did not stay open")
        }
        let request = try Request(.get, load.url)
        let measurement = try await load.measure { stopwatch in
            while stopwatch.goesOn {
                let body = try await transport.send(request).body.collect(upTo: 1024)
                guard body.count == Nginx.body.utf8.count else { throw Unmeasured("another body came") }
                stopwatch.lap()
            }
        }
        await transport.shutdown()
        let opened = Double(max(1, connections - load.connections))
        try IdleMeasurement(
            connections: connections, residentKiB: (after.residentKiB - before.residentKiB) / opened,
            liveKiB: (after.liveKiB - before.liveKiB) / opened, load: measurement
        ).report()
    }

    /// Opens so many connections, by as many responses that are not read until all are there, and leaves them idle.
    private func open(_ count: Int, through transport: SocketTransport) async throws {
        let request = try Request(.get, pageURL)
        var responses: [Response] = []
        for _ in 0..<count { responses.append(try await transport.send(request)) }
        for response in responses {
            for try await _ in response.body {}
        }
    }
}
