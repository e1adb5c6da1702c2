#if URLSession
    import Foundation
    import FoundationNetworking
    import HTTPTypes
    import SignetCore

    /// A request in Foundation's terms, which says on the wire what the original says.
    struct FoundationRequest: Sendable {
        /// Foundation's timeout, in seconds: three hundred years, more nanoseconds than libdispatch counts, so that it arms no
        /// timer. Any other is armed anew with each header line, at a quarter of what a small request costs.
        static let never: Double = 1e10

        private let urlRequest: URLRequest
        private let body: Body
        /// Whether libcurl would send the request a second time, though it may take effect twice, when a reused connection
        /// dies (RFC 9110 §9.2.2): nothing tells us, as there is no body to begin anew.
        let needsFreshConnection: Bool

        /// - Throws: `.unsupported`, before any I/O, for what Foundation or libcurl would change on its way.
        init(_ request: Request) throws(TransportError) {
            var urlRequest = URLRequest(
                url: try Self.url(of: request), cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.never)
            urlRequest.httpMethod = request.head.method.rawValue
            guard urlRequest.httpMethod == request.head.method.rawValue else {
                throw Self.unsupported("Foundation changes the method \(request.head.method.rawValue)", request)
            }
            urlRequest.allHTTPHeaderFields = try FieldLines(request).dictionary
            self.urlRequest = urlRequest
            body = request.body
            needsFreshConnection = body.length == .known(0) && !request.head.method.isIdempotent
        }

        /// A task that sends the request, not begun yet.
        func makeTask(in session: URLSession, for exchange: SessionExchange) -> URLSessionTask {
            guard body.length != .known(0) else { return session.dataTask(with: urlRequest) }
            var urlRequest = urlRequest
            urlRequest.httpBodyStream = BodyStream(body, for: exchange)
            return session.dataTask(with: urlRequest)
        }

        private static func url(of request: Request) throws(TransportError) -> URL {
            let target = request.head.path ?? ""
            guard !hasDotSegment(target) else {
                throw unsupported("libcurl removes the dot segments of the target \(Redaction.target(target))", request)
            }
            let text = request.origin.description + target
            guard target != "*", let url = URL(string: text, encodingInvalidCharacters: false),
                url.absoluteString == text
            else { throw unsupported("Foundation changes the target \(Redaction.target(target))", request) }
            return url
        }

        /// RFC 3986 §5.2.4. `%2e` counts: newer versions of libcurl take it for a dot.
        private static func hasDotSegment(_ target: String) -> Bool {
            let path = target.prefix { $0 != "?" }
            return path.split(separator: "/").contains { segment in
                let plain = segment.contains("%") ? segment.lowercased().replacing("%2e", with: ".") : String(segment)
                return plain == "." || plain == ".."
            }
        }

        static func unsupported(_ reason: String, _ request: Request) -> TransportError {
            TransportError(
                .unsupported, during: nil, peer: request.origin.peer, reason,
                remedy: "choose a transport with byte-exact targets and methods", requestMayHaveBeenSent: false)
        }
    }

    extension HTTPRequest.Method {
        /// Whether a second time changes nothing more (RFC 9110 §9.2.2).
        var isIdempotent: Bool {
            switch self {
            case .get, .head, .options, .trace, .put, .delete: true
            default: false
            }
        }
    }
#endif
