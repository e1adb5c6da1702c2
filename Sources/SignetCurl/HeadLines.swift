#if Curl
    /// The lines of a head that is not complete yet, in one piece of memory that is used again.
    struct HeadLines: ~Copyable {
        private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: HeadLines.usualSize, alignment: 1)
        private(set) var count = 0

        /// 4 KiB: more than most heads take. What a longer one took is given back after it.
        private static let usualSize = 4096

        deinit {
            room.deallocate()
        }

        var isEmpty: Bool { count == 0 }

        mutating func append(_ line: UnsafeRawBufferPointer) {
            if room.count - count < line.count { resize(to: max(2 * room.count, count + line.count)) }
            UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: line)
            count += line.count
        }

        mutating func removeAll() {
            count = 0
            if room.count > Self.usualSize { resize(to: Self.usualSize) }
        }

        func withSpan(_ body: (Span<UInt8>) -> Void) {
            body(UnsafeRawBufferPointer(rebasing: room[..<count]).assumingMemoryBound(to: UInt8.self).span)
        }

        private mutating func resize(to size: Int) {
            let other = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
            other.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<count]))
            room.deallocate()
            room = other
        }
    }
#endif
