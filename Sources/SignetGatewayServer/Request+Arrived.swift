#if Socket
    import HTTPTypes
    import SignetCore
    import SignetWire

    extension Request {
        /// A request as it arrived at `url`: target, field order, case and duplicates untouched, `Host` as the authority.
        ///
        /// The framing fields, which described the bytes on the wire, go where they say no more what the body is: a body
        /// that was chunked has its length now, and a length such as `007` is not how one is stated.
        ///
        /// - Throws: `.invalidRequest` for what no transport would send.
        init(arrived head: RequestHead, at url: RequestURL, body: [UInt8]) throws(TransportError) {
            let target = try ArrivedTarget(head.target, of: head.method)
            self.init(head.method, url, headers: head.fields, body: .bytes(body))
            self.head.path = target.path
            if let authority = target.authority { self.head.authority = authority }
            dropIdleFraming()
            try validate(for: TransportCapabilities())
        }

        private mutating func dropIdleFraming() {
            if head.headerFields[.transferEncoding] != nil { head.headerFields[.transferEncoding] = nil }
            guard let length = head.headerFields[.contentLength] else { return }
            if case .contentLength(let count) = framing, length == String(count) { return }
            head.headerFields[.contentLength] = nil
        }
    }
#endif
