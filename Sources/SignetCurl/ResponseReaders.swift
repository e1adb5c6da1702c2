#if Curl
    import HTTPTypes
    import SignetWire

    /// The readers of a loop that no exchange uses.
    struct ResponseReaders {
        private var idle: [ResponseReader] = []
        /// The head that was read last: a server repeats itself.
        private var recentHead: RecentHead?

        /// 16, of some 5 KB: seldom do the responses of more exchanges come in pieces at once, for long.
        private static let most = 16

        /// A reader for the response to a request with `method`: the one that was used last.
        mutating func take(for method: HTTPRequest.Method) -> ResponseReader {
            let reader = idle.popLast() ?? ResponseReader()
            reader.begin(to: method, recentHead: recentHead)
            return reader
        }

        /// Takes back a reader that has read a response to its end.
        mutating func takeBack(_ reader: ResponseReader) {
            if reader.recentHead !== recentHead { recentHead = reader.recentHead }
            if idle.count < Self.most { idle.append(reader) }
        }
    }
#endif
