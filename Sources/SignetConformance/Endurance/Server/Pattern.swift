import Glibc

/// Bytes without end of which every piece tells where it belongs: a body that lost, doubled or swapped a piece differs.
enum Pattern {
    /// A prime, so that no buffer size or page size divides it.
    static let period = 65_521

    /// Two periods: every piece of up to one period stands somewhere in them.
    private static let bytes: [UInt8] = {
        var state: UInt32 = 1
        let one = (0..<period).map { _ -> UInt8 in
            // A linear congruential generator (Numerical Recipes); its upper bits are random enough.
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        return one + one
    }()

    /// The bytes from `offset` on, `limit` at most, and no more than a period.
    static func withBytes<Result>(
        from offset: Int, atMost limit: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let start = offset % period
        return try bytes.withUnsafeBytes {
            try body(UnsafeRawBufferPointer(rebasing: $0[start..<start + min(limit, period)]))
        }
    }

    /// A copy of the bytes from `offset` on, `limit` at most, and no more than a period.
    static func chunk(from offset: Int, atMost limit: Int) -> [UInt8] {
        withBytes(from: offset, atMost: limit) { Array($0) }
    }

    /// Compares what arrives with what must.
    struct Check {
        private(set) var count = 0

        /// Whether `piece` comes next.
        mutating func accepts(_ piece: UnsafeRawBufferPointer) -> Bool {
            var done = 0
            while done < piece.count {
                let isSame = Pattern.withBytes(from: count, atMost: piece.count - done) { expected in
                    let got = UnsafeRawBufferPointer(rebasing: piece[done..<done + expected.count])
                    done += expected.count
                    count += expected.count
                    guard let left = got.baseAddress, let right = expected.baseAddress else { return true }
                    return memcmp(left, right, expected.count) == 0
                }
                guard isSame else { return false }
            }
            return true
        }
    }
}
