#if Curl
    /// The transfers of a loop, in no order.
    struct CurlTransfers {
        private(set) var all: [CurlTransfer] = []

        var isEmpty: Bool { all.isEmpty }

        mutating func insert(_ transfer: CurlTransfer) {
            transfer.place = all.count
            transfer.call.join(transfer)
            all.append(transfer)
        }

        /// `false` when it is not there.
        mutating func remove(_ transfer: CurlTransfer) -> Bool {
            guard let place = transfer.place, let last = all.popLast() else { return false }
            if last !== transfer {
                all[place] = last
                last.place = place
            }
            transfer.place = nil
            transfer.call.leave()
            return true
        }
    }
#endif
