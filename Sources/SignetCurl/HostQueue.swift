#if Curl
    import SignetCore

    /// Whose transfers to a host libcurl carries, and who waits, in the order they came.
    struct HostQueue {
        private let limit: Int
        private var active: [Origin: Int] = [:]
        private var waiting: [Origin: [CurlTransfer]] = [:]

        /// `limit` transfers a host.
        init(limit: Int) {
            self.limit = limit
        }

        /// Whether `transfer` may begin; it waits otherwise.
        mutating func admit(_ transfer: CurlTransfer) -> Bool {
            let origin = transfer.call.request.origin
            let count = active[origin, default: 0]
            if count < limit {
                active[origin] = count + 1
                return true
            }
            waiting[origin, default: []].append(transfer)
            return false
        }

        /// A transfer to `origin` is over; returns the one that takes its place.
        mutating func leave(_ origin: Origin) -> CurlTransfer? {
            if var queue = waiting.removeValue(forKey: origin), !queue.isEmpty {
                let next = queue.removeFirst()
                if !queue.isEmpty { waiting[origin] = queue }
                return next
            }
            let count = active[origin, default: 1] - 1
            active[origin] = count > 0 ? count : nil
            return nil
        }

        /// `transfer` no longer waits.
        mutating func remove(_ transfer: CurlTransfer) {
            waiting[transfer.call.request.origin]?.removeAll { $0 === transfer }
        }
    }
#endif
