#if Curl
    import CSignetCurl
    import Glibc

    /// One of libcurl's easy handles, used for one transfer after the other.
    final class CurlEasy {
        let handle: UnsafeMutableRawPointer
        private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        private let share: UnsafeMutableRawPointer
        private var lists: [UnsafeMutablePointer<curl_slist>] = []

        init?(share: UnsafeMutableRawPointer) {
            guard let handle = curl_easy_init() else { return nil }
            self.handle = handle
            self.share = share
            reset()
        }

        deinit {
            curl_easy_cleanup(handle)
            freeLists()
            errorText.deallocate()
        }

        /// Forgets the last transfer entirely: options left over have crossed requests before (CVE-2022-32221).
        func reset() {
            curl_easy_reset(handle)
            freeLists()
            errorText[0] = 0
            set(CURLOPT_SHARE, pointer: share)
            set(CURLOPT_ERRORBUFFER, pointer: errorText)
        }

        private func freeLists() {
            for list in lists { curl_slist_free_all(list) }
            lists.removeAll(keepingCapacity: true)
        }

        /// libcurl's words for what went wrong; empty when it has none.
        var errorDescription: String { String(cString: errorText) }

        func set(_ option: CURLoption, _ value: Int) {
            _ = csignet_set_long(handle, option, value)
        }

        func set(_ option: CURLoption, _ value: String?) {
            _ = csignet_set_string(handle, option, value)
        }

        func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer?) {
            _ = csignet_set_pointer(handle, option, value)
        }

        func set(_ option: CURLoption, offset value: Int) {
            _ = csignet_set_offset(handle, option, curl_off_t(value))
        }

        /// Sets an option to a copy of bytes.
        func set(_ option: CURLoption, blob value: UnsafeRawBufferPointer) {
            _ = csignet_set_blob(handle, option, value.baseAddress, value.count)
        }

        /// Sets a list, which lives until the next `reset()`; `false` when memory is exhausted.
        func set(_ option: CURLoption, _ list: CurlList) -> Bool {
            guard let head = list.take() else { return !list.isIncomplete }
            lists.append(head)
            return csignet_set_list(handle, option, head) == CURLE_OK && !list.isIncomplete
        }

        /// Sets a text option to a copy of bytes that may hold NUL.
        func set(_ option: CURLoption, copying bytes: UnsafeRawBufferPointer) {
            var none: UInt8 = 0
            withUnsafeMutablePointer(to: &none) { none in
                // libcurl takes no bytes at no address for "no body at all".
                let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
                set(option, pointer: start ?? UnsafeMutableRawPointer(none))
            }
        }

        /// The peer's numeric address and port.
        var remoteAddress: String? {
            guard let address = csignet_get_primary_ip(handle) else { return nil }
            let host = String(cString: address)
            let isIPv6 = host.utf8.contains(UInt8(ascii: ":"))
            return "\(isIPv6 ? "[\(host)]" : host):\(long(CURLINFO_PRIMARY_PORT))"
        }

        /// The ends of the connection; `nil` when there is none.
        var ends: KnownSockets.Ends? {
            remoteAddress.map { KnownSockets.Ends(remoteAddress: $0, localPort: long(CURLINFO_LOCAL_PORT)) }
        }

        /// The socket of the transfer that is over; `nil` when its connection has been closed.
        var socket: Int32? {
            let socket = csignet_get_socket(handle)
            return socket >= 0 ? socket : nil
        }

        func long(_ info: CURLINFO) -> Int {
            csignet_get_long(handle, info)
        }

        /// A duration since the start of the transfer; `nil` where that point was not reached.
        func microseconds(_ info: CURLINFO) -> Int? {
            let value = Int(csignet_get_offset(handle, info))
            return value > 0 ? value : nil
        }
    }
#endif
