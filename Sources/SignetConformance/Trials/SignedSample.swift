import HTTPTypes
import SignetCore

/// A request to be signed and sent.
struct SignedSample: Sendable {
    /// How the body is given to the transport.
    enum Form: Sendable {
        case bytes
        /// As a stream; with its length, or without one.
        case stream(length: Int?)
    }

    /// What about it has broken signers, proxies or clients.
    let what: String
    let method: HTTPRequest.Method
    let target: String
    /// Values byte for byte.
    let fields: [(name: String, value: [UInt8])]
    let content: [UInt8]
    let form: Form
    /// Whether the signature stands in the query.
    let isPresigned: Bool

    init(
        _ what: String, _ method: HTTPRequest.Method = .get, _ target: String = "/",
        _ fields: [(name: String, value: String)] = [], _ content: [UInt8] = [], as form: Form = .bytes,
        isPresigned: Bool = false
    ) {
        self.what = what
        self.method = method
        self.target = target
        self.fields = fields.map { ($0.name, Array($0.value.utf8)) }
        self.content = content
        self.form = form
        self.isPresigned = isPresigned
    }

    /// With a value that is not UTF-8.
    init(_ what: String, value: [UInt8]) {
        self.what = what
        method = .get
        target = "/"
        fields = [("X-A", value)]
        content = []
        form = .bytes
        isPresigned = false
    }

    func request(to url: String) throws(TransportError) -> Request {
        var headers = HTTPFields()
        for (name, value) in fields {
            guard let name = HTTPField.Name(name) else { throw .invalidRequest("\(name) is not a token") }
            headers.append(HTTPField(name: name, value: value))
        }
        return try RequestRecipe.request(method, target, headers: headers, body: body).request(to: url)
    }

    private var body: Body {
        switch form {
        case .bytes: content.isEmpty ? .none : .bytes(content)
        case .stream(let length):
            .stream(length: length) { [content] in
                AsyncStream<[UInt8]> { continuation in
                    // 10,000: more than one chunk of the sample, and no power of two.
                    for start in stride(from: 0, to: content.count, by: 10_000) {
                        continuation.yield(Array(content[start..<min(start + 10_000, content.count)]))
                    }
                    continuation.finish()
                }
            }
        }
    }
}
