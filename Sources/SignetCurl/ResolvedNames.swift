#if Curl
    import SignetCore

    /// The names that libcurl has resolved, which it keeps for so long as it is told.
    ///
    /// It looks through the whole store, some 70 lists, at the end of each transfer that bounds their age: once a second is often
    /// enough.
    struct ResolvedNames {
        /// 60 s: libcurl's default, and what the names of API Gateway are good for.
        static let seconds = 60

        /// Until then none is older than that, or by a second at most.
        private var areKnownUntil: Moment?

        /// Whether a transfer that begins at `now` need not bound their age.
        func areFresh(at now: Moment) -> Bool {
            areKnownUntil.map { now < $0 } ?? false
        }

        /// At `now` a transfer has ended that bounded it, and with that libcurl has dropped those that were too old.
        mutating func noteDropped(at now: Moment) {
            areKnownUntil = now + .seconds(1)
        }
    }
#endif
