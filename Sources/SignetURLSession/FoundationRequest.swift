#if URLSession
    import Foundation
    import FoundationNetworking
    import HTTPTypes
    import SignetCore

    /// A request in Foundation's terms, which says on the wire what the original says.
    struct FoundationRequest: Sendable {
        /// A time no exchange lasts, in seconds: four weeks.
        static let never: Double = 4 * 7 * 86_400

        private let urlRequest: URLRequest
        private let file: URL?

        /// - Throws: `.unsupported`, before any I/O, for what Foundation or libcurl would change on its way.
        init(_ request: Request) throws(TransportError) {
            var urlRequest = URLRequest(url: try Self.url(of: request), timeoutInterval: Self.never)
            urlRequest.cachePolicy = .reloadIgnoringLocalCacheData
            urlRequest.httpShouldHandleCookies = false
            urlRequest.httpMethod = request.head.method.rawValue
            guard urlRequest.httpMethod == request.head.method.rawValue else {
                throw Self.unsupported("Foundation changes the method \(request.head.method.rawValue)", request)
            }
            file = request.body.filePath.map { URL(fileURLWithPath: $0) }
            if file == nil, let bytes = request.body.bytes, !bytes.isEmpty { urlRequest.httpBody = Data(bytes) }
            try Self.setFields(of: request, in: &urlRequest)
            self.urlRequest = urlRequest
        }

        func makeTask(in session: URLSession) -> URLSessionTask {
            guard let file else { return session.dataTask(with: urlRequest) }
            return session.uploadTask(with: urlRequest, fromFile: file)
        }

        /// Fields that Foundation and libcurl add on their own. A blank value, unlike an empty one, makes libcurl leave
        /// the field out.
        private static let implicit = ["Accept", "Accept-Encoding", "Accept-Language", "Connection", "User-Agent"]
        private static let blank = " "

        private static func setFields(of request: Request, in urlRequest: inout URLRequest) throws(TransportError) {
            for name in implicit { urlRequest.setValue(blank, forHTTPHeaderField: name) }
            // Foundation calls the body of a POST a form when nobody says what it is.
            if request.body.length != .known(0) { urlRequest.setValue(blank, forHTTPHeaderField: "Content-Type") }
            // Foundation states the length 0 for every method but GET and HEAD (RFC 9110 §8.6: only where content is
            // expected).
            if request.framing == .none { urlRequest.setValue(blank, forHTTPHeaderField: "Content-Length") }
            urlRequest.setValue(request.head.authority, forHTTPHeaderField: "Host")

            var given: Set<String> = []
            for field in request.head.headerFields {
                guard field.withUnsafeBytesOfValue({ String(validating: $0, as: UTF8.self) }) != nil else {
                    throw Self.unsupported(
                        "Foundation changes field values that are not UTF-8 (\(field.name))", request)
                }
                if given.insert(field.name.canonicalName).inserted {
                    urlRequest.setValue(field.value, forHTTPHeaderField: field.name.rawName)
                } else {
                    urlRequest.addValue(field.value, forHTTPHeaderField: field.name.rawName)
                }
            }
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

        private static func unsupported(_ reason: String, _ request: Request) -> TransportError {
            TransportError(
                .unsupported, during: nil, peer: request.origin.peer, reason,
                remedy: "choose a transport with byte-exact targets and methods", requestMayHaveBeenSent: false)
        }
    }
#endif
