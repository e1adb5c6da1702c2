#if Socket
    import HTTPTypes
    import SignetCore
    import SignetSocket
    import SignetWire

    /// The body of a response on its way out.
    struct OutgoingBody {
        /// The number of bytes; `nil` while the body is still being produced.
        let length: Int?
        private let body: ResponseBody
        private var chunks: ResponseBody.Iterator
        /// What has been read ahead, the last chunk first.
        private var ahead: [[UInt8]]
        private var isOver = false

        /// Reads two chunks ahead: a body of one, the common case, has its length stated.
        init(_ body: ResponseBody) async throws(TransportError) {
            self.body = body
            var chunks = body.makeAsyncIterator()
            let first = try await chunks.next()
            let second = first == nil ? nil : try await chunks.next()
            length = second == nil ? first?.count ?? 0 : nil
            ahead = [second, first].compactMap(\.self)
            self.chunks = chunks
        }

        /// The next bytes in their framing; `nil` at the end.
        ///
        /// - Throws: `.stream`: the head has been written by then, and only a connection that ends early can still say that
        ///   the body is not what the head announced.
        mutating func next(_ encoder: inout BodyEncoder) async throws(ExchangeFailure) -> [UInt8]? {
            if isOver { return nil }
            let chunk: [UInt8]?
            do throws(TransportError) { chunk = try await nextChunk() } catch { throw .stream(.closed) }
            do throws(WireError) {
                if let chunk { return try encoder.encode(chunk) }
                isOver = true
                let end = try encoder.end(trailers: length == nil ? body.trailers : [:])
                return end.isEmpty ? nil : end
            } catch {
                throw .stream(.closed)
            }
        }

        private mutating func nextChunk() async throws(TransportError) -> [UInt8]? {
            if let chunk = ahead.popLast() { return chunk }
            return length == nil ? try await chunks.next() : nil
        }
    }
#endif
