public import HTTPTypes
public import SignetCore

/// Calls an HTTP API below one base URL, through any transport.
///
/// ```swift
/// let client = try Client(
///     transport: SocketTransport(), baseURL: "https://abc123.execute-api.eu-west-1.amazonaws.com/prod",
///     headers: ["x-api-key": key],
///     signing: .sigV4(service: "execute-api", region: "eu-west-1", credentials: credentials))
/// let order = try await client.get("orders", query: ["client": "curl"]).decode(Order.self)
/// ```
///
/// Swapping the transport is one argument, and touches nothing else.
public struct Client: Sendable {
    private let transport: any Transport
    private let base: BaseURL
    private let fields: HTTPFields
    private let timeouts: Timeouts
    private let timeout: Duration?

    /// A client of the API at `baseURL`.
    ///
    /// - Parameters:
    ///   - transport: What carries the requests.
    ///   - baseURL: An absolute `http` or `https` URL without a query. It counts as a directory: `…/prod` and `…/prod/`
    ///     are the same.
    ///   - headers: Sent, and signed, with every call that does not give a field of the same name.
    ///   - signing: For what and as whom requests are signed; `nil` for a transport that signs already, or an open API.
    ///   - timeouts: The bounds on each phase.
    ///   - timeout: The bound on a whole call, the reading of its body included; `nil` for none.
    /// - Throws: ``ClientError/transport(_:)`` of kind `.invalidRequest` for a bad URL or header field.
    public init(
        transport: any Transport, baseURL: String, headers: NameValuePairs = [:], signing: SigningConfiguration? = nil,
        timeouts: Timeouts = Timeouts(), timeout: Duration? = nil
    ) throws(ClientError) {
        self.transport = signing.map { Signing(transport, $0) } ?? transport
        self.timeouts = timeouts
        self.timeout = timeout
        do {
            base = try BaseURL(baseURL)
            fields = try HTTPFields(validating: headers)
        } catch {
            throw .transport(error)
        }
    }

    /// A call with any method and any body.
    ///
    /// - Parameters:
    ///   - method: Any method but CONNECT.
    ///   - path: Relative to the base URL, percent-encoded, without a slash at its beginning; it may hold a query.
    ///   - query: Added to the query of the path, percent-encoded by RFC 3986: a space is `%20`, a plus is `%2B`.
    ///   - headers: Each replaces the client's own of the same name.
    ///   - body: The content; its type is the caller's to state in `headers`.
    /// - Returns: A call that has not begun; what is wrong with it is thrown when it does.
    public func request(
        _ method: HTTPRequest.Method, _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:],
        body: Body = .none
    ) -> Call {
        call(method, path, query: query, headers: headers, contentType: nil) { () throws(TransportError) in body }
    }

    /// Shuts down the transport, and with it every call.
    public func shutdown() async {
        await transport.shutdown()
    }

    /// The one place where calls are made; `contentType` yields to a field of the caller's.
    func call(
        _ method: HTTPRequest.Method, _ path: String, query: NameValuePairs, headers: NameValuePairs,
        contentType: String?, body: () throws(TransportError) -> Body
    ) -> Call {
        let request: Result<Request, TransportError>
        do throws(TransportError) {
            var fields = fields
            try fields.replace(with: headers)
            if let contentType, !fields.contains(.contentType) { fields[.contentType] = contentType }
            request = .success(
                Request(
                    method, try base.joined(with: path, query: query), headers: fields, body: try body(),
                    options: RequestOptions(timeouts: timeouts)))
        } catch {
            request = .failure(error)
        }
        return Call(transport: transport, request: request, timeout: timeout)
    }
}

extension Client: CustomStringConvertible, CustomReflectable {
    /// The base URL.
    public var description: String { "client of \(base)" }

    /// What `dump` shows: the base URL and the names of the header fields, of which one may be an API key.
    public var customMirror: Mirror {
        Mirror(self, children: ["base": "\(base)", "headers": fields.map(\.name.rawName)])
    }
}
