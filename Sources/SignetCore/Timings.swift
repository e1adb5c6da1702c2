/// How long each phase of an exchange took; `nil` where it did not happen or cannot be told.
public struct Timings: Sendable, Hashable {
    /// The wait for a connection while as many as allowed were in use; `nil` where none was needed.
    public var pool: Duration?
    /// Name resolution; `nil` on a reused connection.
    public var resolve: Duration?
    /// The TCP connection; `nil` on a reused connection.
    public var connect: Duration?
    /// The TLS handshake; `nil` on a reused connection and without TLS.
    public var tls: Duration?
    /// From the start of `send` to the first byte of the response.
    public var firstByte: Duration?

    /// Nothing measured.
    public init() {}
}
