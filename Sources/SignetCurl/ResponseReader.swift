#if Curl
    import HTTPTypes
    import SignetWire

    /// Reads a response by HTTP/1.1 from what libcurl hands over, and then one of another exchange.
    ///
    /// A handle has one from the first line of its response to the last byte: mostly they come together, so that one reader does
    /// for all exchanges of a loop, and lies in the processor's cache, where one for each would not.
    final class ResponseReader {
        // Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) private var decoder = ResponseDecoder(method: .get)
        /// The lines of a head that is not complete yet.
        @exclusivity(unchecked) private var lines = HeadLines()
        /// Whether the next line of the head need only be kept: the transfer has seen the first.
        private(set) var keepsLines = false

        /// Begins with the response to a request with `method`.
        func begin(to method: HTTPRequest.Method, recentHead: RecentHead?) {
            decoder.startNextResponse(to: method, recentHead: recentHead)
            lines.removeAll()
            keepsLines = false
        }

        /// Keeps a line of the head, its line end included; `false` when the lines are to be decoded now.
        func keep(_ line: UnsafeRawBufferPointer) -> Bool {
            lines.append(line)
            let isLast = line.count <= 2 && line.first == UInt8(ascii: line.count == 2 ? "\r" : "\n")
            // A head that grows for ever is for the decoder to refuse.
            keepsLines = !isLast && lines.count <= WireLimits().headBytes
            return keepsLines
        }

        /// Whether lines are kept.
        var hasLines: Bool { !lines.isEmpty }

        /// Decodes what is kept.
        func receiveLines() {
            lines.withSpan { decoder.receive($0) }
            lines.removeAll()
        }

        /// Bytes after the head, in their framing.
        func receive(_ bytes: [UInt8]) {
            decoder.receive(bytes)
        }

        /// Nothing more will be received.
        func receiveEnd() {
            receiveLines()
            decoder.receivedEOF()
        }

        /// The next event; see ``ResponseDecoder/next()``.
        func next() throws(WireError) -> ResponseEvent {
            try decoder.next()
        }

        /// Once the response is complete: whether its connection can carry another. Bytes that nobody asked for would be taken
        /// for the next response.
        var keepsConnection: Bool { decoder.keepsConnection && !decoder.hasExcessBytes }

        /// The head that was read last.
        var recentHead: RecentHead? { decoder.recentHead }
    }
#endif
