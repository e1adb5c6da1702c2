/// What the cases on routes lead to: a server, a port of nobody's, and a place for a Unix socket.
struct RouteServer: Sendable {
    let server: RawServer
    let socketPath: String

    private let closed: ClosedPort
    private let folder: ScratchFolder

    init(_ scripts: [RawScript], isUnix: Bool) throws(RawServerError) {
        folder = try ScratchFolder()
        socketPath = folder.socketPath
        closed = try ClosedPort()
        server =
            isUnix ? try RawServer(unixSocket: folder.socketPath, scripts: scripts) : try RawServer(scripts: scripts)
    }

    var port: Int { server.port }
    var authority: String { server.authority }
    /// Where nobody listens.
    var nobody: String { "127.0.0.1:\(closed.port)" }
}
