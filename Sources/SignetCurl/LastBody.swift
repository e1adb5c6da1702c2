#if Curl
    import SignetCore

    /// A body that has been handed over whole, held until the next one of the same handle.
    ///
    /// Memory is given back by the thread that has taken it: in malloc, threads that give back each other's wait for each other.
    /// By the next request the task has mostly done with what it was given; where it has not, it is the last to let go.
    struct LastBody {
        private var bytes: [UInt8] = []
        private var body = ResponseBody.empty

        /// 2 KiB: a small response of an API. A handle that lies idle is to hold no more.
        private static let mostBytes = 2048

        mutating func hold(_ body: ResponseBody, of bytes: [UInt8]) {
            let isSmall = bytes.count <= Self.mostBytes
            self.bytes = isSmall ? bytes : []
            self.body = isSmall ? body : .empty
        }
    }
#endif
