#if Curl
    /// Whether answers come before those who have sent the requests are done, as they do from a server on the same core.
    struct Promptness {
        private var score = 0

        /// 8 more answers that did than did not: few enough to be had within a millisecond, and too many for chance.
        private static let usual = 8

        /// Whether the next answer may be expected to.
        var isUsual: Bool { score >= Self.usual }

        /// A request has been sent; returns whether it is since this one that ``isUsual`` holds.
        mutating func note(isAnswered: Bool) -> Bool {
            let wasUsual = isUsual
            score = isAnswered ? min(score + 1, 2 * Self.usual) : max(score - 1, 0)
            return isUsual && !wasUsual
        }

        /// Some time has passed: what does not go on is forgotten.
        mutating func fade() {
            score /= 2
        }
    }
#endif
