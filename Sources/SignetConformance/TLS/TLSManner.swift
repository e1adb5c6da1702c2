/// How a ``TLSServer`` behaves, besides the certificates it shows.
struct TLSManner: Sendable {
    /// What it does when a connection is made.
    enum Opening: Sendable, Hashable {
        /// Negotiates TLS.
        case handshake
        /// Answers in plain HTTP.
        case plain
        /// Ends the connection once the first bytes have arrived.
        case cut
    }

    /// What it does after its response.
    enum Ending: Sendable, Hashable {
        /// Waits for the next request.
        case keepsAlive
        /// Says goodbye (close_notify) and closes.
        case goodbye
        /// Closes without a goodbye, as somebody on the path could do.
        case silence
    }

    var opening = Opening.handshake
    /// The newest version of TLS it speaks, such as `TLS1_2_VERSION`; 0 for the newest there is.
    var maximumVersion: Int32 = 0
    /// Whether it insists on HTTP/2, whatever is offered.
    var insistsOnHTTP2 = false
    /// Whether it requires a certificate of the client.
    var requiresClient = false
    /// Whether it asks for new keys (RFC 8446 §4.6.3) before it answers.
    var updatesKeys = false
    /// Whether it answers the first bytes of a request, and hangs up on the rest.
    var hangsUpOnRequests = false
    /// What it answers a request with.
    var response = Canned.hello
    var ending = Ending.keepsAlive
}
