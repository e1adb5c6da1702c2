public import HTTPTypes

/// One HTTP request: where it goes, what is said, and how long it may take.
public struct Request: Sendable {
    /// Where to connect. `Host` is ``head``'s authority and may differ.
    public let origin: Origin
    /// Method, `Host` (as the authority), raw wire target (as the path) and header fields: the bytes that are signed and
    /// sent.
    ///
    /// A header field value set here directly has its control characters turned into spaces by HTTPTypes; build fields
    /// from text of unknown origin with `HTTPField.init(validating:_:)`.
    public var head: HTTPRequest
    /// What follows the head.
    public var body: Body
    /// Deadline, timeouts and requirements of this call.
    public var options: RequestOptions

    /// A request for `url`.
    ///
    /// A `Host` field among `headers` replaces the URL's authority, as it does in curl; the connection still goes to the
    /// URL's host.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` as ``RequestURL`` does.
    public init(
        _ method: HTTPRequest.Method, _ url: String, headers: HTTPFields = [:], body: Body = .none,
        options: RequestOptions = RequestOptions()
    ) throws(TransportError) {
        self.init(method, try RequestURL(url), headers: headers, body: body, options: options)
    }

    /// A request for a URL that has been split already.
    public init(
        _ method: HTTPRequest.Method, _ url: RequestURL, headers: HTTPFields = [:], body: Body = .none,
        options: RequestOptions = RequestOptions()
    ) {
        origin = url.origin
        head = HTTPRequest(
            method: method, scheme: url.origin.scheme.rawValue, authority: url.authority, path: url.target,
            headerFields: headers)
        if let name = HTTPField.Name("Host"), let host = headers[name] {
            head.authority = host
            head.headerFields[name] = nil
        }
        self.body = body
        self.options = options
    }

    /// A request from text of unknown origin, such as a command line: every byte is checked.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` when the method is not a token, or as `HTTPField.init(validating:_:)`
    ///   and ``RequestURL`` do.
    public init(
        method: String, url: String, headers: [(name: String, value: String)], body: Body = .none,
        options: RequestOptions = RequestOptions()
    ) throws(TransportError) {
        guard let method = HTTPRequest.Method(method) else {
            throw .invalidRequest("the method is not a token (RFC 9110 §9.1)")
        }
        try self.init(method, url, headers: try HTTPFields(validating: headers), body: body, options: options)
    }
}
