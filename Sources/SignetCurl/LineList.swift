#if Curl
    import CSignetCurl
    import Glibc

    /// Lines of text as libcurl takes header fields, in two pieces of memory that are used again.
    ///
    /// `curl_slist_append` takes two for each line; libcurl only reads the list.
    final class LineList {
        /// The lines, each with a NUL at its end, and nowhere else: `HTTPField` holds none, and `Host` has been looked through.
        ///
        /// Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) private var text = UnsafeMutableBufferPointer<UInt8>.allocate(
            capacity: LineList.usualSize)
        private var count = 0
        private var lines = 0
        @exclusivity(unchecked) private var nodes = UnsafeMutableBufferPointer<curl_slist>.allocate(capacity: 16)

        /// 2 KiB: most heads, a session token included. What a longer one took is given back after it.
        private static let usualSize = 2048

        deinit {
            text.deallocate()
            nodes.deallocate()
        }

        func removeAll() {
            count = 0
            lines = 0
            if text.count > Self.usualSize { resize(to: Self.usualSize) }
        }

        /// Appends to the last line.
        func append(_ bytes: UnsafeBufferPointer<UInt8>) {
            reserve(bytes.count)
            _ = UnsafeMutableBufferPointer(rebasing: text[count...]).update(fromContentsOf: bytes)
            count += bytes.count
        }

        func append(_ string: String) {
            // By its span, which counts no reference to it.
            string.utf8Span.span.withUnsafeBufferPointer { append($0) }
        }

        func append(literal string: StaticString) {
            append(UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
        }

        func endLine() {
            reserve(1)
            text[count] = 0
            count += 1
            lines += 1
        }

        /// The list, until lines are removed or appended; `nil` when it is empty.
        func link() -> UnsafeMutablePointer<curl_slist>? {
            if nodes.count < lines {
                nodes.deallocate()
                nodes = .allocate(capacity: 2 * lines)
            }
            guard lines > 0, let first = nodes.baseAddress, let start = text.baseAddress else { return nil }
            var line = UnsafeMutableRawPointer(start).assumingMemoryBound(to: CChar.self)
            for index in 0..<lines {
                let next = index + 1 < lines ? first + index + 1 : nil
                (first + index).initialize(to: curl_slist(data: line, next: next))
                line += strlen(line) + 1
            }
            return first
        }

        private func reserve(_ room: Int) {
            if text.count - count < room { resize(to: max(2 * text.count, count + room)) }
        }

        private func resize(to size: Int) {
            let other = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
            _ = other.update(fromContentsOf: text[..<count])
            text.deallocate()
            text = other
        }
    }
#endif
