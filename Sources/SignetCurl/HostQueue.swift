#if Curl
    import CSignetCurl
    import SignetCore

    /// A host: whose transfers to it libcurl carries, and who waits, in the order they came.
    final class HostQueue {
        /// Its root.
        let url: String
        /// The same as libcurl takes it apart, which it would otherwise do, and put it together again, for each request;
        /// `nil` when it does not understand it, and will say so.
        let root: OpaquePointer?
        private let limit: Int
        private var active = 0
        /// Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) private var waiting: [CurlTransfer] = []

        /// `limit` transfers at once.
        init(_ origin: Origin, limit: Int) {
            url = "\(origin.scheme.rawValue)://\(origin.peer)/"
            root = Self.parse(url)
            self.limit = limit
        }

        deinit {
            curl_url_cleanup(root)
        }

        private static func parse(_ url: String) -> OpaquePointer? {
            guard let root = curl_url() else { return nil }
            if curl_url_set(root, CURLUPART_URL, url, 0) == CURLUE_OK { return root }
            curl_url_cleanup(root)
            return nil
        }

        var isIdle: Bool { active == 0 && waiting.isEmpty }

        /// Whether `transfer` may begin; it waits otherwise.
        func admit(_ transfer: CurlTransfer) -> Bool {
            guard active < limit else {
                waiting.append(transfer)
                return false
            }
            active += 1
            return true
        }

        /// A transfer is over; returns the one that takes its place.
        func leave() -> CurlTransfer? {
            if !waiting.isEmpty { return waiting.removeFirst() }
            active -= 1
            return nil
        }

        /// `transfer` no longer waits.
        func remove(_ transfer: CurlTransfer) {
            waiting.removeAll { $0 === transfer }
        }
    }
#endif
