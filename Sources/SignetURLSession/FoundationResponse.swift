#if URLSession
    import Foundation
    import FoundationNetworking
    import HTTPTypes
    import SignetCore

    /// A response head as Foundation tells it.
    struct FoundationResponse {
        let head: HTTPResponse

        init(_ response: HTTPURLResponse, hasBody: Bool) {
            var fields = HTTPFields()
            // The order is lost; by name, it is at least always the same.
            let lines = response.allHeaderFields.compactMap { name, value -> (name: String, value: String)? in
                guard let name = name as? String, let value = value as? String else { return nil }
                return (name, value)
            }
            for line in lines.sorted(by: { $0.name < $1.name }) {
                if let field = try? HTTPField(validating: line.name, line.value) { fields.append(field) }
            }
            if hasBody, response.statusCode != 304, Self.isDecoded(fields) {
                fields[.contentEncoding] = nil
                fields[.contentLength] = nil
            }
            head = HTTPResponse(status: HTTPResponse.Status(code: response.statusCode), headerFields: fields)
        }

        /// Whether libcurl has decoded the body, so that the fields that describe the encoded form no longer apply.
        private static func isDecoded(_ fields: HTTPFields) -> Bool {
            let codings = (fields[.contentEncoding] ?? "").lowercased().split { $0 == "," || $0 == " " }
            return codings.contains { ["gzip", "x-gzip", "deflate", "br", "zstd"].contains($0) }
        }
    }
#endif
