import HTTPTypes

@testable import SignetSigV4

/// A request and its body on their way.
struct Message: Sendable {
    var request: HTTPRequest
    var body: [UInt8]

    var path: String {
        get { request.path ?? "" }
        set { request.path = newValue }
    }

    subscript(_ name: String) -> String? {
        get { HTTPField.Name(name).flatMap { request.headerFields[$0] } }
        set {
            guard let name = HTTPField.Name(name) else { return }
            request.headerFields[name] = newValue
        }
    }

    mutating func append(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        request.headerFields.append(HTTPField(name: name, value: value))
    }
}
