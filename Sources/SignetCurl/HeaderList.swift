#if Curl
    import HTTPTypes
    import SignetCore

    /// The header fields of a request in libcurl's notation.
    enum HeaderList {
        /// `Host` first, then the fields as given; what libcurl would add by itself is removed.
        static func make(for request: Request, _ version: CurlTransport.VersionChoice) -> CurlList {
            let list = CurlList()
            let fields = request.head.headerFields
            list.append("Host: \(request.head.authority ?? request.origin.peer)")
            var line: [CChar] = []
            for field in fields { append(field, to: list, by: &line) }
            // "Name:" without a value removes the field that libcurl would add.
            if !fields.contains(.accept) { list.append("Accept:") }
            // libcurl would put it before the fields of the caller, but Content-Length after them. By HTTP/2 it would send the
            // chunks as content: there it is libcurl's to see what the connection speaks.
            if request.framing == .chunked, version == .http1 { list.append("Transfer-Encoding: chunked") }
            if request.framing != .none {
                if !fields.contains(.expect) { list.append("Expect:") }
                if !fields.contains(.contentType) { list.append("Content-Type:") }
            }
            return list
        }

        /// The fields of a trailer section (RFC 9112 §7.1.2).
        static func make(trailers: HTTPFields) -> CurlList {
            let list = CurlList()
            var line: [CChar] = []
            for field in trailers { append(field, to: list, by: &line, isTrailer: true) }
            return list
        }

        /// Values byte for byte: they need not be UTF-8.
        private static func append(
            _ field: HTTPField, to list: CurlList, by line: inout [CChar], isTrailer: Bool = false
        ) {
            line.removeAll(keepingCapacity: true)
            for byte in field.name.rawName.utf8 { line.append(CChar(bitPattern: byte)) }
            field.withUnsafeBytesOfValue { value in
                if value.isEmpty, !isTrailer {
                    // "Name;" is a field without a value; a trailer field has no such notation, and needs none.
                    line.append(CChar(bitPattern: UInt8(ascii: ";")))
                } else {
                    line.append(CChar(bitPattern: UInt8(ascii: ":")))
                    line.append(CChar(bitPattern: UInt8(ascii: " ")))
                    for byte in value { line.append(CChar(bitPattern: byte)) }
                }
            }
            line.append(0)
            line.withUnsafeBufferPointer { line in
                if let start = line.baseAddress { list.append(cString: start) }
            }
        }
    }

    extension HTTPFields {
        fileprivate func contains(_ name: HTTPField.Name) -> Bool {
            self[values: name].first != nil
        }
    }
#endif
