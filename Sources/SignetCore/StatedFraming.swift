import HTTPTypes

/// What the fields of a request say about its framing and its connection.
struct StatedFraming {
    private(set) var contentLength: String?
    private(set) var closesConnection = false

    /// Goes through `fields` once, and refuses those that are not the caller's to set.
    init(_ fields: HTTPFields) throws(TransportError) {
        for field in fields {
            switch field.name.canonicalName {
            case "host":
                throw .invalidRequest("'Host' stands among the header fields", remedy: "set head.authority")
            case "content-length":
                guard contentLength == nil else {
                    throw .invalidRequest("Content-Length is given twice (RFC 9110 §8.6)")
                }
                contentLength = field.value
            case "transfer-encoding":
                throw .invalidRequest(
                    "Transfer-Encoding is the transport's to set", remedy: "give a body of unknown length instead")
            case "connection": closesConnection = closesConnection || Self.asksToClose(field.value)
            default: break
            }
        }
    }

    private static func asksToClose(_ options: String) -> Bool {
        options.split(separator: ",").contains { $0.filter { $0 != " " && $0 != "\t" }.lowercased() == "close" }
    }
}
