import Glibc

/// A TCP server on the loopback that does byte for byte what it is told and records what it hears.
///
/// It has threads of its own, one to accept and one a connection, so that it answers however busy the cooperative pool
/// is. It stops when it is released; ``stop()`` also waits until its threads have ended.
///
/// ```swift
/// let server = try RawServer(.repeating(.readRequest, .send("HTTP/1.1 204 No Content\r\n\r\n")))
/// _ = try await transport.send(Request(.get, server.url + "/a"))
/// let lines = await server.requests(count: 1).map(\.requestLine)  // ["GET /a HTTP/1.1"]
/// ```
public final class RawServer: Sendable {
    /// 1–65535, chosen by the system; 0 on a Unix socket.
    public let port: Int

    private let log = RawServerLog()
    private let listener: RawListener

    /// Listens on 127.0.0.1 and plays one script for each connection, in the order they are accepted; the last one
    /// serves every further connection.
    ///
    /// - Throws: ``RawServerError`` when there is no socket or thread to be had.
    public init(_ scripts: RawScript...) throws(RawServerError) {
        listener = try RawListener(log: log)
        port = listener.port
        try listener.accept(scripts)
    }

    /// As `init(_:)`, from a list.
    ///
    /// - Throws: ``RawServerError`` when there is no socket or thread to be had.
    public init(scripts: [RawScript]) throws(RawServerError) {
        listener = try RawListener(log: log)
        port = listener.port
        try listener.accept(scripts)
    }

    /// As `init(scripts:)`, on a Unix socket at `path`, which must not exist and is removed with the server.
    ///
    /// - Throws: ``RawServerError`` when there is no socket or thread to be had, or a socket cannot be at that path.
    public init(unixSocket path: String, scripts: [RawScript]) throws(RawServerError) {
        listener = try RawListener(unixSocket: path, log: log)
        port = listener.port
        try listener.accept(scripts)
    }

    deinit {
        log.stop()
        listener.close()
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// `127.0.0.1:PORT`, as `Host` has it.
    public var authority: String { "127.0.0.1:\(port)" }

    /// How many connections have been accepted so far.
    public var accepted: Int { log.snapshot.peers.count }

    /// What has been heard so far.
    public var requests: [RecordedRequest] { log.snapshot.requests }

    /// Waits until `count` requests have been read; fewer when the server stops or the task is cancelled first.
    public func requests(count: Int) async -> [RecordedRequest] {
        await log.wait { $0.requests.count >= count }.requests
    }

    /// Waits until `count` connections have been accepted, and returns how many have been.
    public func accepted(count: Int) async -> Int {
        await log.wait { $0.peers.count >= count }.peers.count
    }

    /// Waits until the peer has ended `count` connections, and returns how many it has ended.
    ///
    /// The end is noticed where a script reads: at `.readRequest` and `.readToEnd`.
    public func endedByPeer(count: Int) async -> Int {
        await log.wait { $0.endedByPeer >= count }.endedByPeer
    }

    /// Waits until `count` steps `.signal` have been played, and returns how many have been.
    public func signals(count: Int) async -> Int {
        await log.wait { $0.signals >= count }.signals
    }

    /// How many connections had been made when this was called, those in the backlog included.
    ///
    /// A connection of its own marks the end of the queue; it is never counted here.
    func connectionsSoFar() async -> Int {
        guard let marker = listener.connectMarker() else { return accepted }
        log.record { $0.markers.insert(marker) }
        let snapshot = await log.wait { $0.peers.contains(marker) }
        return snapshot.peers.prefix { $0 != marker }.count { !snapshot.markers.contains($0) }
    }

    /// Lets every script that stands at `.stall`, now or later, go on.
    public func release() {
        log.release()
    }

    /// Ends every connection and waits until the threads are gone; idempotent.
    public func stop() async {
        log.stop()
        listener.close()
        _ = await log.waitForThreads()
    }
}
