/// Carries one request to its origin and brings one response back.
///
/// A transport performs exactly one attempt over exactly one hop. Everything else (signing, retries, redirects,
/// decoding) is a middleware: a `Transport` that holds a `Transport`.
///
/// A transport
/// - **must** return a response for *any* status, and throw only when no complete head arrived; later failures surface
///   while the body is read;
/// - **must** put on the wire the method, target, `Host` and header fields exactly as given: the same bytes, order and
///   duplicates, nothing added but `Host`, `Content-Length` or `Transfer-Encoding`, and `Connection`. What it cannot
///   represent it refuses with `.unsupported` before any I/O, or declares in ``capabilities``;
/// - **must not** send a request twice, but for one case: idempotent, replayable, and its *reused* connection died
///   before the first response byte; then once more, on a fresh connection;
/// - **must not** follow redirects, store cookies, decode content, answer authentication challenges, read `.netrc`, add
///   credentials, or read proxy environment variables unless asked;
/// - **must** deliver the response body as it arrives, with back-pressure, and release the connection when the body
///   ends, when it is dropped, and when the task is cancelled (within 100 ms);
/// - **must** honour the deadline and timeouts of the call at millisecond resolution, and map every failure to one
///   ``TransportError/Kind`` with its phase and whether the request may have reached the server;
/// - is safe to use from any number of tasks at once.
///
/// A test double is one closure:
///
/// ```swift
/// let transport = StubTransport { request in
///     Response(status: .ok, body: .bytes(Array("hello".utf8)))
/// }
/// ```
public protocol Transport: Sendable {
    /// What this transport can do, and why not where it cannot.
    var capabilities: TransportCapabilities { get }

    /// Sends `request` once and returns as soon as the response's head is complete.
    ///
    /// - Throws: ``TransportError`` when no complete head arrived; a status is never an error.
    func send(_ request: Request) async throws(TransportError) -> Response

    /// Aborts what is in flight and releases every resource; idempotent, never traps.
    ///
    /// Requests sent afterwards fail with ``TransportError/Kind/shutDown``.
    func shutdown() async
}
