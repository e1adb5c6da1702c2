/// How the end of a message body is found (RFC 9112 §6.3).
public enum MessageFraming: Sendable, Hashable {
    /// There is no body.
    case none
    /// `Content-Length`, in bytes; zero is stated too.
    case contentLength(Int)
    /// `Transfer-Encoding: chunked`.
    case chunked
    /// The body of a response lasts until its server closes the connection: nobody can tell whether it is complete.
    case untilClose
}
