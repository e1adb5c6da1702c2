#if Curl
    import CSignetCurl
    import HTTPTypes
    import SignetCore

    /// The header fields of a request in libcurl's notation.
    enum HeaderList {
        /// `Host` first, then the fields as given; what libcurl would add by itself is removed.
        static func write(_ call: CurlCall, _ version: CurlTransport.VersionChoice, to list: LineList) {
            // libcurl looks at the first Host alone. One without a value, it has nothing to do with, and sends the second like
            // any other field; a value it would copy, and write twice, character by character. Only a proxy's own fields would
            // then stand before it (RFC 9110 §7.2: it is to be the first).
            if !call.hop.isProxied { write("Host:", to: list) }
            list.append(literal: "Host: ")
            list.append(call.outline.host)
            list.endLine()
            var (hasAccept, hasExpect, hasContentType) = (false, false, false)
            for field in call.fields {
                hasAccept = hasAccept || field.name == .accept
                hasExpect = hasExpect || field.name == .expect
                hasContentType = hasContentType || field.name == .contentType
                write(field, to: list)
            }
            // "Name:" without a value removes the field that libcurl would add.
            if !hasAccept { write("Accept:", to: list) }
            let framing = call.outline.framing
            // libcurl would put it before the fields of the caller, but Content-Length after them. By HTTP/2 it would send the
            // chunks as content: there it is libcurl's to see what the connection speaks.
            if framing == .chunked, version == .http1 { write("Transfer-Encoding: chunked", to: list) }
            if framing != .none {
                if !hasExpect { write("Expect:", to: list) }
                if !hasContentType { write("Content-Type:", to: list) }
            }
        }

        /// The fields of a trailer section (RFC 9112 §7.1.2), in a list that libcurl may free.
        static func make(trailers: HTTPFields) -> CurlList {
            let lines = LineList()
            for field in trailers { write(field, to: lines, isTrailer: true) }
            let list = CurlList()
            var line = lines.link()
            while let text = line?.pointee.data {
                list.append(cString: text)
                line = line?.pointee.next
            }
            return list
        }

        private static func write(_ line: StaticString, to list: LineList) {
            list.append(literal: line)
            list.endLine()
        }

        /// Values byte for byte: they need not be UTF-8.
        private static func write(_ field: HTTPField, to list: LineList, isTrailer: Bool = false) {
            list.append(field.name.rawName)
            field.withUnsafeBytesOfValue { value in
                if value.isEmpty, !isTrailer {
                    // "Name;" is a field without a value; a trailer field has no such notation, and needs none.
                    list.append(literal: ";")
                } else {
                    list.append(literal: ": ")
                    list.append(value)
                }
            }
            list.endLine()
        }
    }
#endif
