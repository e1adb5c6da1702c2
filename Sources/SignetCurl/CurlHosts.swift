#if Curl
    import SignetCore

    /// The hosts that a transport has been asked to reach.
    struct CurlHosts {
        private let limit: Int
        private var queues: [Origin: HostQueue] = [:]
        /// Mostly, it is the host of the request before.
        private var last: (origin: Origin, queue: HostQueue)?

        /// `limit` transfers a host.
        init(limit: Int) {
            self.limit = limit
        }

        /// The queue of `origin`.
        mutating func queue(of origin: Origin) -> HostQueue {
            if let last, last.origin == origin { return last.queue }
            let queue = queues[origin] ?? HostQueue(origin, limit: limit)
            // As many as the sockets that are known, so that looking through them is rare.
            if queues.count >= 1024 { queues = queues.filter { !$0.value.isIdle } }
            queues[origin] = queue
            last = (origin, queue)
            return queue
        }
    }
#endif
