#if Curl
    import CSignetCurl

    /// libcurl's multi handle: the connections of one transport.
    ///
    /// `@unchecked Sendable`: `wakeUp` is the one function libcurl allows from any thread, and the engine's lock keeps it
    /// from following `close`; everything else is called by the engine's thread.
    final class CurlMulti: @unchecked Sendable {
        private let multi: UnsafeMutableRawPointer
        /// TLS sessions, so that a new connection to a known host need not exchange certificates again.
        private let share: UnsafeMutableRawPointer

        /// Nothing when memory or descriptors are exhausted.
        init?(_ settings: CurlSettings) {
            guard let multi = curl_multi_init() else { return nil }
            guard let share = curl_share_init() else {
                curl_multi_cleanup(multi)
                return nil
            }
            self.multi = multi
            self.share = share
            _ = csignet_share_tls_sessions(share)
            // 256 connections to keep, in use or idle: a quarter of the usual 1,024 descriptors.
            let kept = max(settings.maximumConnectionsPerHost, 256)
            _ = csignet_multi_set_long(multi, CURLMOPT_MAXCONNECTS, kept)
        }

        func wakeUp() {
            _ = curl_multi_wakeup(multi)
        }

        /// A new easy handle that shares the TLS sessions.
        func makeEasy() -> CurlEasy? {
            CurlEasy(share: share)
        }

        func add(_ easy: CurlEasy) -> Bool {
            curl_multi_add_handle(multi, easy.handle) == CURLM_OK
        }

        /// Takes a handle out; the connection of an unfinished transfer is closed.
        func remove(_ easy: CurlEasy) {
            curl_multi_remove_handle(multi, easy.handle)
        }

        /// Does all that can be done without waiting.
        func perform() {
            var running: Int32 = 0
            _ = curl_multi_perform(multi, &running)
        }

        /// Waits for sockets, libcurl's own timers, `wakeUp`, or until `milliseconds` have passed.
        func wait(milliseconds: Int32) {
            _ = curl_multi_poll(multi, nil, 0, milliseconds, nil)
        }

        /// The next transfer that is over, and how it ended.
        func nextResult() -> (transfer: UnsafeMutableRawPointer, code: CURLcode)? {
            var remaining: Int32 = 0
            while let message = curl_multi_info_read(multi, &remaining) {
                guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                    let transfer = csignet_get_private(easy)
                else { continue }
                return (transfer, message.pointee.data.result)
            }
            return nil
        }

        /// Closes every connection. No handle may be in use.
        func close() {
            curl_multi_cleanup(multi)
            curl_share_cleanup(share)
        }
    }
#endif
