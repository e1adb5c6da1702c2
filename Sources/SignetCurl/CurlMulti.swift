#if Curl
    import CSignetCurl
    import SignetCore

    /// libcurl's multi handle: the connections of one transport.
    ///
    /// `@unchecked Sendable`: made by the first request, and from then on used by who has the engine's ``Turn`` alone; but for
    /// its sockets, on which the thread waits without it.
    final class CurlMulti: @unchecked Sendable {
        private let multi: UnsafeMutableRawPointer
        /// TLS sessions, so that a new connection to a known host need not exchange certificates again.
        private let share: UnsafeMutableRawPointer
        /// What libcurl waits for.
        let sockets: SocketWatch
        /// When libcurl wants to be called, whatever its sockets do, as it was asked last.
        private(set) var due: Moment?
        /// The time, taken once a turn.
        var now = Moment.now
        private var isClosed = false

        /// Nothing when memory or descriptors are exhausted.
        init?(_ settings: CurlSettings, _ wakeUp: WakeUp) {
            guard let sockets = SocketWatch(wakeUp), let multi = curl_multi_init() else { return nil }
            guard let share = curl_share_init() else {
                curl_multi_cleanup(multi)
                return nil
            }
            self.sockets = sockets
            self.multi = multi
            self.share = share
            _ = csignet_share_tls_sessions(share)
            // 256 connections to keep, in use or idle: a quarter of the usual 1,024 descriptors.
            let kept = max(settings.maximumConnectionsPerHost, 256)
            _ = csignet_multi_set_long(multi, CURLMOPT_MAXCONNECTS, kept)
            if settings.version != .http1 { multiplex(settings) }
            setCallbacks()
        }

        /// Where requests share connections libcurl alone knows how many there are.
        private func multiplex(_ settings: CurlSettings) {
            _ = csignet_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings.sharedConnectionsPerHost)
            _ = csignet_multi_set_long(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, settings.streamsPerConnection)
        }

        private func setCallbacks() {
            _ = csignet_multi_set_socket(multi) { easy, socket, interest, sockets, _ in
                if interest & CURL_POLL_OUT != 0, interest != CURL_POLL_REMOVE {
                    CurlTransfer.from(csignet_get_private(easy))?.waitsToWrite(on: socket)
                }
                if let sockets {
                    Unmanaged<SocketWatch>.fromOpaque(sockets)._withUnsafeGuaranteedRef { $0.set(socket, interest) }
                }
                return 0
            }
            let sockets = Unmanaged.passUnretained(sockets).toOpaque()
            _ = csignet_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, sockets)
        }

        /// Asks libcurl when it wants to be called; whether that is at once.
        ///
        /// Twice a turn: a callback would be told after each step of each transfer, for which libcurl looks at the clock.
        func isDue() -> Bool {
            if isClosed { return false }
            var milliseconds = -1
            curl_multi_timeout(multi, &milliseconds)
            // From the turn's time. What comes too early, libcurl puts off.
            due = milliseconds < 0 ? nil : now + .milliseconds(milliseconds)
            return milliseconds == 0
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

        /// Does what `count` events make possible.
        func perform(events count: Int) {
            // libcurl may use any connection from the first call on.
            for index in 0..<count { sockets.noteUnasked(index) }
            var running: Int32 = 0
            for index in 0..<count {
                guard let event = sockets.event(index) else { continue }
                _ = curl_multi_socket_action(multi, event.socket, event.what, &running)
            }
        }

        /// Does what libcurl's timers, and new transfers, are due for.
        func performTimers() {
            guard isDue() else { return }
            var running: Int32 = 0
            _ = curl_multi_socket_action(multi, csignet_socket_timeout, 0, &running)
        }

        /// The next transfer that is over, and how it ended.
        func nextResult() -> (transfer: CurlTransfer, code: CURLcode)? {
            if isClosed { return nil }
            var remaining: Int32 = 0
            while let message = curl_multi_info_read(multi, &remaining) {
                guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                    let transfer = CurlTransfer.from(csignet_get_private(easy))
                else { continue }
                return (transfer, message.pointee.data.result)
            }
            return nil
        }

        /// Closes every connection; idempotent. No handle may be in use, then or later.
        func close() {
            if isClosed { return }
            isClosed = true
            due = nil
            curl_multi_cleanup(multi)
            curl_share_cleanup(share)
        }
    }
#endif
