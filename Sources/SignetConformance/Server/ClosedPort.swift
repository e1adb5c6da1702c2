import Glibc

/// A port of 127.0.0.1 that refuses connections for as long as this object lives: bound, so that nobody else gets it, but
/// not listened on.
public final class ClosedPort: Sendable {
    /// 1–65535, chosen by the system.
    public let port: Int

    private let descriptor: Int32

    /// Reserves a port.
    ///
    /// - Throws: ``RawServerError`` when there is no socket to be had.
    public init() throws(RawServerError) {
        (descriptor, port) = try LoopbackSocket.bound()
    }

    deinit {
        close(descriptor)
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    public var url: String { "http://127.0.0.1:\(port)" }
}
