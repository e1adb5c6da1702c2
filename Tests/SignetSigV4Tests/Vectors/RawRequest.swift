import HTTPTypes
import Testing

/// An HTTP/1.1 request as the suite writes it: bare line feeds, raw bytes in the target, folded values.
struct RawRequest {
    let method: HTTPRequest.Method
    let target: String
    /// Names as written; folded lines joined by a line feed and trimmed at both ends.
    let fields: [(name: String, value: String)]
    let body: String

    init(method: HTTPRequest.Method, target: String, fields: [(name: String, value: String)], body: String) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
    }

    init(_ text: String) throws {
        let end = text.range(of: "\n\n")
        let head = end.map { text[..<$0.lowerBound] } ?? text[...]
        body = end.map { String(text[$0.upperBound...]) } ?? ""
        var lines = head.split(separator: "\n")[...]
        let requestLine = try #require(lines.first)
        lines.removeFirst()
        let space = try #require(requestLine.firstIndex(of: " "))
        method = try #require(HTTPRequest.Method(String(requestLine[..<space])))
        target = String(requestLine[requestLine.index(after: space)...].dropLast(" HTTP/1.1".count))
        var fields: [(name: String, value: String)] = []
        for line in lines {
            if line.hasPrefix(" "), let last = fields.popLast() {
                fields.append((last.name, last.value + "\n" + line))
            } else {
                let colon = try #require(line.firstIndex(of: ":"))
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                fields.append((String(line[..<colon]), String(value)))
            }
        }
        self.fields = fields
    }

    /// The request with its host among the header fields, as in the file.
    var request: HTTPRequest {
        get throws {
            var request = HTTPRequest(method: method, scheme: "https", authority: nil, path: target)
            for field in fields {
                request.headerFields.append(HTTPField(name: try #require(.init(field.name)), value: field.value))
            }
            return request
        }
    }
}

extension String {
    fileprivate func range(of separator: String) -> Range<String.Index>? {
        ranges(of: separator).first
    }
}
