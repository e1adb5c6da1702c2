import HTTPTypes
import Signet
import Testing

/// A request of a table: it has a name in the test report, and knows no server.
struct SampleRequest: Sendable, CustomTestStringConvertible {
    let method: String
    let target: String
    var headers: [(name: String, value: String)]
    let body: String?

    init(_ method: String, _ target: String, _ headers: [(String, String)] = [], _ body: String? = nil) {
        self.method = method
        self.target = target
        self.headers = headers.map { (name: $0.0, value: $0.1) }
        self.body = body
    }

    var testDescription: String { "\(method) \(target)" }

    /// The request, to the server at `url`.
    func request(to url: String) throws(TransportError) -> Request {
        try Request(
            method: method, url: url + target, headers: headers, body: body.map(Body.text) ?? .none)
    }
}
