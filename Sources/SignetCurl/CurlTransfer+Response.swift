#if Curl
    import CSignetCurl
    import Glibc
    import HTTPTypes
    import SignetCore
    import SignetWire

    // Receiving.
    extension CurlTransfer {
        /// A line of the head, its line end included; `false` ends the transfer.
        func receiveHeadLine(_ line: UnsafeRawBufferPointer, _ easy: CurlEasy) -> Bool {
            if tunnel != nil { return receiveTunnelLine(line) }
            if stream != nil { return receiveStreamLine(line) }
            if firstByte == nil { firstByte = loop.now }
            return reader(of: easy)._withUnsafeGuaranteedRef { $0.keep(line) } || decodeHeadLines(easy)
        }

        /// What reads the response that `easy` receives.
        private func reader(of easy: CurlEasy) -> Unmanaged<ResponseReader> {
            easy.reader ?? easy.giveReader(loop.readers.take(for: call.outline.method))
        }

        /// Decodes the lines there are; `false` ends the transfer.
        func decodeHeadLines(_ easy: CurlEasy) -> Bool {
            decode(easy) { $0.receiveLines() }
        }

        /// The first field line of a head, which libcurl was about to store, is not to be.
        func refuseFirstField() {
            failure = error(.malformedResponse, "a field line continues the one before (obs-fold)")
        }

        /// Bytes after the head, in their framing; `false` ends the transfer.
        func receiveBody(_ bytes: UnsafeRawBufferPointer, _ easy: CurlEasy) -> Bool {
            progress = loop.now
            if stream != nil { return receiveStreamContent(bytes) }
            return decode(easy) { $0.receive(Array(bytes)) }
        }

        /// Decodes what `receive` gives the reader; `false` ends the transfer.
        private func decode(_ easy: CurlEasy, _ receive: (ResponseReader) -> Void) -> Bool {
            // What comes after the end, nobody has asked for.
            if stage == .over { return true }
            let goesOn = reader(of: easy)._withUnsafeGuaranteedRef { reader in
                receive(reader)
                return decode(reader, easy)
            }
            if stage == .over, let reader = easy.takeReader() { loop.readers.takeBack(reader) }
            return goesOn
        }

        private func decode(_ reader: ResponseReader, _ easy: CurlEasy) -> Bool {
            do throws(WireError) {
                while true {
                    switch try reader.next() {
                    case .needsMoreBytes, .closed: return true
                    case .informational(let head): informational.append(head)
                    case .head(let head, let version):
                        beginBody(head, HTTPVersion(major: version.major, minor: version.minor))
                    case .body(let bytes): if !deliver(bytes) { return false }
                    case .end(let trailers):
                        endBody(trailers)
                        if !reader.keepsConnection { easy.forbidReuse() }
                        return true
                    }
                }
            } catch {
                failure = self.error(error)
                return false
            }
        }

        func beginBody(_ head: consuming HTTPResponse, _ version: HTTPVersion) {
            self.head = head
            self.version = version
            enter(.receiving)
            loop.noteHead(of: self)
        }

        /// Bytes of the body, for the reader or for when there is one; `false` when nobody reads it.
        func deliver(_ bytes: [UInt8]) -> Bool {
            guard let channel else {
                if early.isEmpty { early = bytes } else { early += bytes }
                // In one turn libcurl may read megabytes. The channel that takes them over says so too.
                if early.count >= BodyChannel.highWater { isReceivePaused = true }
                return true
            }
            switch channel.yield(bytes) {
            case .more: break
            case .pause: isReceivePaused = true
            case .abandoned:
                failure = error(.cancelled, "nobody reads the body")
                return false
            }
            return true
        }

        func endBody(_ trailers: HTTPFields) {
            guard stage == .receiving else { return }
            stage = .over
            self.trailers = trailers
            channel?.finish(trailers: trailers)
            loop.noteEnd(of: self)
        }

        /// The reader has caught up; returns what ends the exchange, if anything does.
        func receiveOn() -> TransportError? {
            guard isReceivePaused, let easy else { return nil }
            isReceivePaused = false
            progress = loop.now
            return resume(easy)
        }

        /// libcurl is done; returns what went wrong, if anything did.
        func end(_ code: CURLcode) -> TransportError? {
            if let failure { return failure }
            if stage == .over { return nil }
            if stream != nil { return endStream(code) }
            // Whether the stream may end here is the reader's to say.
            guard code == CURLE_OK || code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING else {
                if code == CURLE_SEND_ERROR, hearLastWords() { return nil }
                return CurlFailure(code, in: CurlSituation(of: self), details: easy?.errorDescription ?? "").error
            }
            if let easy, !decode(easy, { $0.receiveEnd() }) { return failure }
            if stage == .over { return nil }
            return error(.connectionClosed, "the server closed the connection without an answer")
        }

        /// Whether a whole response lies in the socket that could not be written to: the server refused the rest of the body,
        /// and hung up (RFC 9112 §9.5). libcurl does not look.
        private func hearLastWords() -> Bool {
            // In TLS it does, by ``TLSEnds``. A line that it has begun to read is its own.
            guard call.origin.scheme == .http, let socket = writingSocket, loop.watch.isLeftOpen(socket),
                let easy, !easy.isWithinHead, !isReceivePaused
            else { return false }
            if firstByte == nil { firstByte = loop.now }
            while stage != .over {
                let bytes = [UInt8](unsafeUninitializedCapacity: 16 * 1024) { buffer, count in
                    count = max(0, recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT)))
                }
                if bytes.isEmpty { return false }
                guard decode(easy, { $0.receive(bytes) }) else {
                    failure = nil
                    return false
                }
            }
            return true
        }

        func error(_ error: WireError) -> TransportError {
            let kind: TransportError.Kind =
                switch error.kind {
                case .malformed, .unencodable: .malformedResponse
                case .tooLarge: stage == .receiving ? .malformedResponse : .headersTooLarge
                case .truncatedHead: .connectionClosed
                case .truncatedBody: .truncatedBody
                }
            return self.error(kind, error.reason)
        }

        func timings(isReused: Bool) -> Timings {
            var timings = Timings()
            timings.firstByte = firstByte.map { $0 - call.start }
            guard let easy, !isReused, let resolved = easy.microseconds(CURLINFO_NAMELOOKUP_TIME_T),
                let connected = easy.microseconds(CURLINFO_CONNECT_TIME_T)
            else { return timings }
            timings.resolve = .microseconds(resolved)
            timings.connect = .microseconds(max(0, connected - resolved))
            timings.tls = easy.microseconds(CURLINFO_APPCONNECT_TIME_T).map { .microseconds(max(0, $0 - connected)) }
            return timings
        }

        var isReused: Bool { easy?.long(CURLINFO_NUM_CONNECTS) == 0 }

        func connection(isReused: Bool) -> ConnectionInfo {
            let address =
                if case .unixSocket(let path) = call.hop { path } else {
                    easy?.remoteAddress(&loop.remoteAddress)
                }
            var info = ConnectionInfo()
            info.isReused = isReused
            info.remoteAddress = address
            return info
        }
    }
#endif
