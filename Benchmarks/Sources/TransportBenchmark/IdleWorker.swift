import CMalloc
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
        guard arguments.count == 7, let connections = Int(arguments[0]), connections > 1,
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
        try await open(1, through: transport)
        let before = Self.residentKiB
        try await open(connections, through: transport)
        let after = Self.residentKiB
        let status = try await transport.send(try Request(.get, statusURL)).body.collect(upTo: 1024)
        guard let open = NginxStatus(String(decoding: status, as: UTF8.self)), open.connections > connections else {
            throw Unmeasured("the connections did not stay open")
        }
        let request = try Request(.get, load.url)
        let measurement = try await load.measure {
            let body = try await transport.send(request).body.collect(upTo: 1024)
            guard body.count == Nginx.body.utf8.count else { throw Unmeasured("another body came") }
        }
        await transport.shutdown()
        try IdleMeasurement(
            connections: connections, kibibytes: Double(after - before) / Double(connections - 1), load: measurement
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

    /// The resident set, without what malloc only keeps for later.
    private static var residentKiB: Int {
        malloc_trim(0)
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        let resident = pages.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0
        return resident * sysconf(Int32(_SC_PAGESIZE)) / 1024
    }
}
