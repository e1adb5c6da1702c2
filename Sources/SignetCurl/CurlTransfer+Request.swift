#if Curl
    import CSignetCurl
    import Glibc
    import HTTPTypes
    import SignetCore
    import SignetWire

    // Sending.
    extension CurlTransfer {
        /// The connection is ready and libcurl is about to write the request: here it can be kept from writing it twice.
        func mayBeginRequest() -> Bool {
            if tunnelSpokeFirst() {
                failure = noTunnel(TunnelAnswer.spokeFirst.reason)
                return false
            }
            tunnel = nil
            guard hasConnectionItExpects else {
                mustBeginAnew = true
                return false
            }
            writingSocket = nil
            stream = speaksHTTP2 ? StreamAnswer(to: call.outline.method) : nil
            // libcurl counts the times it begins anew for as long as a handle lives, and gives up at the fifth.
            if hasBegun { easy?.isReusable = false }
            hasBegun = true
            if attempts == 0, stream == nil, endUnasked() { return true }
            guard attempts == 0 || (attempts == 1 && call.isRepeatable) else {
                // It is the first attempt that failed, not the connection made for a second.
                if stage == .connecting { stage = upload.isComplete ? .awaitingHead : .sending }
                let closed =
                    stream == nil
                    ? "closed the connection, which had been idle," : "refused the request, or closed the connection,"
                failure = error(
                    .connectionClosed, "the server \(closed) instead of answering",
                    remedy: call.isRepeatable ? nil : "it was not sent again, since a repeat could take effect twice")
                return false
            }
            attempts += 1
            // Where libcurl repeats a request on its own, it is to do so on a new connection.
            if attempts == 1, call.isRepeatable, stream == nil { easy?.set(CURLOPT_FRESH_CONNECT, 1) }
            enter(upload.isComplete ? .awaitingHead : .sending)
            return true
        }

        /// Whether the connection was idle and is now dead, as bytes have come on it that nobody asked for.
        ///
        /// libcurl would take them for the response. A server can send them with ill intent, or to say that it has waited
        /// long enough (408). Writing to the dead connection fails, and libcurl goes on with a fresh one.
        private func endUnasked() -> Bool {
            isOnKnownConnection = isReused
            guard isOnKnownConnection, loop.watch.haveSpoken > 0, call.hop.isTCP, let easy,
                let ends = easy.ends(&loop.remoteAddress),
                let socket = loop.sockets[ends], loop.watch.hasSpoken(socket)
            else { return false }
            var bytes = [UInt8](repeating: 0, count: 1024)
            shutdown(socket, Int32(SHUT_RDWR))
            while recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
            easy.set(CURLOPT_FRESH_CONNECT, 1)
            return true
        }

        func enter(_ stage: Stage) {
            self.stage = stage
            progress = loop.now
            loop.arm(self)
        }

        /// Fills `buffer` with the next bytes of the body; returns what libcurl is to do.
        func sendBody(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            switch upload.read(into: buffer) {
            case .bytes(let count):
                progress = loop.now
                if upload.isComplete, stage == .sending { enter(.awaitingHead) }
                return count
            case .pause: return csignet_read_pause
            case .failed(var error):
                error.peer = peer
                failure = error
                return csignet_read_abort
            }
        }

        /// libcurl waits until `socket` takes more.
        func waitsToWrite(on socket: Int32) {
            if stage != .connecting { writingSocket = socket }
        }

        /// More of the body is there; returns what ends the exchange, if anything does.
        func sendOn() -> TransportError? {
            guard upload.isStarved, let easy else { return nil }
            // libcurl asks again when the socket takes bytes; until then it is the peer that keeps it waiting.
            upload.isStarved = false
            progress = loop.now
            return resume(easy)
        }

        /// Lets libcurl call back again. It does so at once, from within.
        func resume(_ easy: CurlEasy) -> TransportError? {
            let code = curl_easy_pause(easy.handle, CURLPAUSE_CONT)
            // The argument is refused when libcurl is done with the transfer: how it ended is told at the end of the turn.
            return code == CURLE_OK || code == CURLE_BAD_FUNCTION_ARGUMENT ? failure : end(code)
        }
    }
#endif
