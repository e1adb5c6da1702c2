/// How much of a message is read before it is refused.
///
/// Each bound is on what a peer can make its reader hold or do without having said anything useful.
public struct WireLimits: Sendable, Hashable {
    /// The bytes of a head, line ends included.
    ///
    /// 64 KiB: API Gateway sends at most 10 KiB; hyper allows 408 KiB, curl 300 KiB, Node 16 KiB, nginx 32 KiB.
    public var headBytes = 64 * 1024
    /// The field lines of a head, and of a trailer section.
    ///
    /// 100: hyper's and Apache's bound. Never more than 65,534 are accepted: HTTPTypes traps there.
    public var fieldCount = 100
    /// The bytes of one line, without its CRLF.
    ///
    /// 8 KiB: what nginx and Apache allow, and what RFC 9112 §3 asks of a request line.
    public var lineBytes = 8 * 1024
    /// The bytes of the chunk extensions of one body, all chunks together.
    ///
    /// 16 KiB, as hyper: extensions carry nothing, and cost their reader without end (CVE-2023-39326).
    public var chunkExtensionBytes = 16 * 1024
    /// The bytes of a trailer section, line ends included.
    ///
    /// 16 KiB, as hyper: checksums and gRPC statuses need a few hundred.
    public var trailerBytes = 16 * 1024
    /// The interim (1xx) responses before the final one.
    ///
    /// 5: 100, 102 and 103 a few times; a server could otherwise send them for ever (RFC 9110 §15.2 sets no bound).
    public var interimResponses = 5

    /// The defaults.
    public init() {}

    /// HTTPFields keeps 16-bit links, and traps when they run out.
    static let mostFields = 65_534
}
