#if Curl
    import CSignetCurl
    import Glibc
    import HTTPTypes

    /// One of libcurl's easy handles, used for one transfer after the other.
    ///
    /// Options left over have crossed requests before (CVE-2022-32221). What is the same for every request of a transport is
    /// set once. A handle is used again only if the transfer set nothing else but what the next one sets anew, whatever it is
    /// (`CurlTransfer.setRequest`), and only after it went well.
    final class CurlEasy {
        let handle: UnsafeMutableRawPointer
        private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        /// Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) private var lists: [UnsafeMutablePointer<curl_slist>] = []
        /// The transfer that uses it.
        var transfer: CurlTransfer?
        /// Whether it has been told what is the same for every request.
        var isPrepared = false
        /// The header fields of the request; see `setHeader()`.
        let header = LineList()
        /// What it was told last, and need not be told again: it would copy it anew. Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) private var method = ""
        @exclusivity(unchecked) private var target = ""
        private var isHead: Bool?
        @exclusivity(unchecked) private var connectTimeout: Duration?
        /// Whether the transfer takes no name that is older than ``ResolvedNames`` says, and ends with dropping those that are.
        private(set) var boundsNames = true
        /// It lives as long as libcurl may read its root.
        private var host: HostQueue?
        /// Whether the transfer leaves nothing behind that the next would not replace.
        var isReusable = false
        /// Asked once: each header line would ask whether it is known yet.
        let keepsHeaderLines = CurlLibrary.keepsHeaderLines
        // Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) var firstField = FirstFieldGuard()
        /// What reads the response, from its first line to its end. Counted once, and not for each line.
        private(set) var reader: Unmanaged<ResponseReader>?
        /// The body that was handed over last.
        @exclusivity(unchecked) var lastBody = LastBody()
        /// Whether its connection is to be closed.
        private var forbidsReuse = false

        init?(share: UnsafeMutableRawPointer) {
            guard let handle = curl_easy_init() else { return nil }
            self.handle = handle
            errorText[0] = 0
            set(CURLOPT_SHARE, pointer: share)
            set(CURLOPT_ERRORBUFFER, pointer: errorText)
        }

        deinit {
            curl_easy_cleanup(handle)
            _ = takeReader()
            freeLists()
            errorText.deallocate()
        }

        /// Forgets the transfer that has ended.
        func leave() {
            transfer = nil
            errorText[0] = 0
            set(CURLOPT_FRESH_CONNECT, 0)
            if forbidsReuse { set(CURLOPT_FORBID_REUSE, 0) }
            forbidsReuse = false
            // libcurl still has the list, and looks at it no more: `setHeader()` comes before the next transfer.
            header.removeAll()
            if !lists.isEmpty { freeLists() }
            _ = takeReader()
        }

        /// Its response begins, for `reader` to read.
        func giveReader(_ reader: ResponseReader) -> Unmanaged<ResponseReader> {
            let reader = Unmanaged.passRetained(reader)
            self.reader = reader
            return reader
        }

        /// The reader of its response, which it has no longer.
        func takeReader() -> ResponseReader? {
            defer { reader = nil }
            return reader?.takeRetainedValue()
        }

        /// The handle that libcurl calls back for.
        static func from(_ context: UnsafeMutableRawPointer?) -> CurlEasy? {
            context.map { Unmanaged<CurlEasy>.fromOpaque($0).takeUnretainedValue() }
        }

        private func freeLists() {
            for list in lists { curl_slist_free_all(list) }
            lists.removeAll(keepingCapacity: true)
        }

        /// Whether lines of a head have come, but not the last.
        var isWithinHead: Bool { reader?._withUnsafeGuaranteedRef { $0.hasLines } ?? false }

        /// libcurl's words for what went wrong; empty when it has none.
        var errorDescription: String { String(cString: errorText) }

        func set(_ option: CURLoption, _ value: Int) {
            _ = csignet_set_long(handle, option, value)
        }

        func set(_ option: CURLoption, _ value: String?) {
            guard let value else { return set(option, pointer: nil) }
            // Not by an implicit conversion, which copies.
            value.withCString { _ = csignet_set_string(handle, option, $0) }
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

        /// Sets a list, which lives until `leave()`; `false` when memory is exhausted.
        func set(_ option: CURLoption, _ list: CurlList) -> Bool {
            guard let head = list.take() else { return !list.isIncomplete }
            lists.append(head)
            return csignet_set_list(handle, option, head) == CURLE_OK && !list.isIncomplete
        }

        func setHost(_ host: HostQueue) {
            if host === self.host { return }
            set(CURLOPT_URL, host.url)
            // Last, as it is what counts. libcurl copies it for each transfer, and changes the copy.
            set(CURLOPT_CURLU, pointer: host.root.map { UnsafeMutableRawPointer($0) })
            self.host = host
        }

        /// Has the connection closed after this transfer.
        func forbidReuse() {
            forbidsReuse = true
            set(CURLOPT_FORBID_REUSE, 1)
        }

        func setTarget(_ target: String) {
            if target == self.target { return }
            self.target = target
            set(CURLOPT_REQUEST_TARGET, target)
        }

        /// The request has no body, and the response none if it is for HEAD.
        func setBodyless(isHead: Bool) {
            if isHead == self.isHead { return }
            self.isHead = isHead
            set(isHead ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1)
        }

        func setMethod(_ method: String) {
            if method == self.method { return }
            self.method = method
            set(CURLOPT_CUSTOMREQUEST, method)
        }

        /// Divides the time among the addresses of a name; the bound itself is our own clock's.
        func setConnectTimeout(_ timeout: Duration) {
            if timeout == connectTimeout { return }
            connectTimeout = timeout
            set(CURLOPT_CONNECTTIMEOUT_MS, timeout.wholeMilliseconds)
        }

        func setBoundsNames(_ boundsNames: Bool) {
            if boundsNames == self.boundsNames { return }
            self.boundsNames = boundsNames
            set(CURLOPT_DNS_CACHE_TIMEOUT, boundsNames ? ResolvedNames.seconds : -1)
        }

        /// Has ``header`` sent.
        func setHeader() {
            _ = csignet_set_list(handle, CURLOPT_HTTPHEADER, header.link())
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

        /// The peer's numeric address and port, as `text` has them; `nil` when there is no connection.
        func remoteAddress(_ text: inout RemoteAddress) -> String? {
            csignet_get_primary_ip(handle).map { text.text($0, long(CURLINFO_PRIMARY_PORT)) }
        }

        /// The ends of the connection; `nil` when there is none.
        func ends(_ text: inout RemoteAddress) -> KnownSockets.Ends? {
            remoteAddress(&text).map {
                KnownSockets.Ends(remoteAddress: $0, localPort: long(CURLINFO_LOCAL_PORT))
            }
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

    extension Duration {
        /// Rounded up, 1 at least: libcurl takes 0 for its default.
        fileprivate var wholeMilliseconds: Int {
            let (seconds, attoseconds) = components
            // A day is as good as for ever, and cannot overflow.
            guard seconds < 86_400 else { return 86_400_000 }
            return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000) + 1)
        }
    }
#endif
