import HTTPTypes
import SignetCore

/// How to make a request once the server's address is known.
struct RequestRecipe: Sendable {
    private let build: @Sendable (_ url: String) throws(TransportError) -> Request

    init(_ build: @escaping @Sendable (_ url: String) throws(TransportError) -> Request) {
        self.build = build
    }

    /// A request for `target`, which is put on the wire as it stands.
    static func request(
        _ method: HTTPRequest.Method = .get, _ target: String = "/", headers: HTTPFields = [:], body: Body = .none,
        timeouts: Timeouts = Timeouts(), within limit: Duration? = nil
    ) -> RequestRecipe {
        RequestRecipe { (url) throws(TransportError) in
            let options = RequestOptions(
                deadline: limit.map { ContinuousClock.now.advanced(by: $0) }, timeouts: timeouts)
            var request = try Request(method, url + "/", headers: headers, body: body, options: options)
            request.head.path = target
            return request
        }
    }

    /// A request for the URL as it stands, with a field to look for.
    static let plain = RequestRecipe { (url) throws(TransportError) in
        try Request(method: "GET", url: url, headers: [("X-A", "1")])
    }

    /// A request from text that nobody has checked.
    static func unchecked(
        _ method: String = "GET", _ target: String = "/", headers: [(name: String, value: String)] = []
    ) -> RequestRecipe {
        RequestRecipe { (url) throws(TransportError) in
            try Request(method: method, url: url + target, headers: headers)
        }
    }

    func request(to url: String) throws(TransportError) -> Request {
        try build(url)
    }
}
