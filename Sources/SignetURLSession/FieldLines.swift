#if URLSession
    import HTTPTypes
    import SignetCore

    /// The field lines of a request, in a dictionary that Foundation and libcurl turn into just these.
    ///
    /// Foundation keeps one value a name and libcurl adds fields of its own, but libcurl passes the text of a field on as it
    /// is (CURLOPT_HTTPHEADER: "without any filter or other safe guards"), line ends included. So all lines go into one
    /// value, that of `Host`, in their order and case; no value holds a line end of its own, as `HTTPField` has none and
    /// `Request.validate` has looked at the authority.
    struct FieldLines {
        let dictionary: [String: String]

        /// - Throws: `.unsupported` for values that are not UTF-8, which a `String` cannot hold.
        init(_ request: Request) throws(TransportError) {
            var lines = Array((request.head.authority ?? "").utf8)
            var dictionary = Self.withheld
            for field in request.head.headerFields {
                // libcurl itself must see it to wait for the 100 (RFC 9110 §10.1.1).
                if field.name == .expect {
                    dictionary["Expect"] = field.value
                } else {
                    lines += "\r\n\(field.name.rawName): ".utf8
                    field.withUnsafeBytesOfValue { lines += $0 }
                }
            }
            if case .contentLength(let length) = request.framing, request.head.headerFields[.contentLength] == nil {
                lines += "\r\nContent-Length: \(length)".utf8
            }
            guard let text = String(validating: lines, as: UTF8.self) else { throw Self.notText(request) }
            dictionary["Host"] = text
            self.dictionary = dictionary
        }

        /// What Foundation or libcurl would add otherwise: a blank value, unlike an empty one, makes libcurl leave it out.
        ///
        /// Without `Transfer-Encoding` a stream is sent as it is, its length being stated by us (RFC 9112 §6.2).
        private static let withheld = Dictionary(
            uniqueKeysWithValues: [
                "Accept", "Accept-Encoding", "Accept-Language", "Connection", "Content-Length", "Content-Type",
                "Expect",
                "Transfer-Encoding", "User-Agent",
            ].map { ($0, " ") })

        private static func notText(_ request: Request) -> TransportError {
            let names = request.head.headerFields.filter { field in
                field.withUnsafeBytesOfValue { String(validating: $0, as: UTF8.self) } == nil
            }.map(\.name.rawName)
            return FoundationRequest.unsupported(
                "Foundation changes field values that are not UTF-8 (\(names.joined(separator: ", ")))", request)
        }
    }
#endif
