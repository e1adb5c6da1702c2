#if Curl
    import CSignetCurl
    import HTTPTypes
    import SignetCore
    import SignetWire

    /// One exchange, as the engine's thread sees it.
    ///
    /// libcurl carries bytes and knows connections; what the bytes of a response mean is for Signet's own decoder to say,
    /// so that every rule of RFC 9112 is held to as it is on a socket.
    final class CurlTransfer {
        enum Stage {
            /// Waiting for another exchange with the host to end.
            case queued
            /// libcurl has it, and waits for a connection that others share or that it may not open yet.
            case awaitingConnection
            case connecting
            case sending
            case awaitingHead
            case receiving
            case over
        }

        let call: CurlCall
        /// The host it goes to.
        let host: HostQueue
        /// Where it stands among the loop's transfers; `nil` when it is none of them.
        var place: Int?
        /// Where it is carried. The loop lets go of it when it is over, and so ends the cycle. Counted once: an unowned reference
        /// would be at each use.
        let loop: CurlLoop
        var easy: CurlEasy?
        var stage = Stage.queued
        /// When a byte last moved, or the stage began.
        var progress: Moment
        /// Whether the connection has carried a transfer before this one.
        var isOnKnownConnection = false
        /// Whether libcurl has had a connection for the request.
        var hasBegun = false
        /// How often libcurl has begun to send the request.
        var attempts = 0
        /// Unchecked, as what else each request changes: one thread uses it, and it calls nobody who could use it too while it
        /// changes.
        @exclusivity(unchecked) var upload: UploadSource

        /// What reads the response instead of a ``ResponseReader`` when it comes by HTTP/2.
        var stream: StreamAnswer?
        @exclusivity(unchecked) var informational: [HTTPResponse] = []
        var firstByte: Moment?
        /// The complete head, until it is handed over.
        @exclusivity(unchecked) var head: HTTPResponse?
        var version = HTTPVersion.http1_1
        /// What has come of the body before that.
        @exclusivity(unchecked) var early: [UInt8] = []
        /// The trailer fields, once the body is whole.
        var trailers: HTTPFields?
        /// What the reader has of a body that was not whole when it was handed over.
        var channel: BodyChannel?
        var isReceivePaused = false
        /// What a proxy has said to CONNECT; `nil` when none was asked, or the request is on its way.
        var tunnel: TunnelAnswer?
        /// The sockets made for this transfer; some may be closed.
        var opened: [Int32] = []
        /// The socket that libcurl has waited to write the request on.
        var writingSocket: Int32?
        /// Whether no socket was to be had.
        var lacksSocket = false
        /// Whether it makes a connection of HTTP/2 without TLS, instead of sharing one.
        var makesConnection = false
        /// Whether libcurl was stopped before it sent a byte, for another try.
        var mustBeginAnew = false
        /// Whether libcurl has done all of it.
        var endedWell = false
        /// What a callback ended the transfer for.
        var failure: TransportError?

        init(_ call: CurlCall, on loop: CurlLoop) {
            self.call = call
            self.loop = loop
            host = loop.hosts.queue(of: call.origin)
            progress = call.start
            upload = UploadSource(call)
        }

        /// What to do about a certificate that nobody vouches for.
        var trustRemedy: String? {
            switch loop.settings.tls.trust {
            case .system: "if it is yours, name its authority's file in TLSConfiguration(trust: .file(…))"
            case .file(let path): "its authority is not in \(path)"
            case .pem: "its authority is not among those given as PEM"
            case .insecureNone: nil
            }
        }

        var peer: String { call.hop.peer(for: call.origin) }

        /// libcurl asks before it begins to send: until then nothing was.
        var mayHaveBeenSent: Bool { attempts > 0 }

        /// The step an error happens at now.
        var phase: TransportError.Phase {
            switch stage {
            case .queued, .awaitingConnection: .pool
            case .connecting: connectingPhase
            case .sending: .sendBody
            case .awaitingHead: .awaitHead
            case .receiving, .over: .receiveBody
            }
        }

        private var connectingPhase: TransportError.Phase {
            guard let easy, easy.microseconds(CURLINFO_NAMELOOKUP_TIME_T) != nil else { return .resolve }
            guard easy.microseconds(CURLINFO_CONNECT_TIME_T) != nil else { return .connect }
            // Of a SOCKS proxy libcurl does not tell when it has opened the tunnel.
            if case .tunnel = call.hop, tunnel?.isOpen != true { return .proxy }
            return .tls
        }

        func error(_ kind: TransportError.Kind, _ reason: String, remedy: String? = nil) -> TransportError {
            let error = TransportError(
                kind, during: phase, peer: peer, reason, remedy: remedy, requestMayHaveBeenSent: mayHaveBeenSent)
            return CurlSituation(of: self).isOnWayToProxy ? error.blaming(call.hop.proxy) : error
        }

        /// When the exchange has taken too long, as things stand.
        var expiry: Expiry? {
            let timeouts = call.timeouts
            let expiry: Expiry? =
                switch stage {
                case .queued, .awaitingConnection: Expiry(call.start, timeouts.pool, .poolTimeout)
                case .connecting: Expiry(progress, timeouts.connect, .connectTimeout)
                // A slow source is not the peer's fault, nor is a slow reader.
                case .sending: upload.isStarved ? nil : Expiry(progress, timeouts.idle, .writeTimeout)
                case .awaitingHead: Expiry(progress, timeouts.response, .responseTimeout)
                case .receiving: isReceivePaused ? nil : Expiry(progress, timeouts.idle, .idleTimeout)
                case .over: nil
                }
            guard stage != .over, let deadline = call.deadline else { return expiry }
            if let expiry, expiry.at <= deadline { return expiry }
            return Expiry(deadline: deadline)
        }

        /// Answers the waiting task, if the head is complete: with the body, if it is whole.
        func handOver() {
            guard let head = head.take() else { return }
            let isReused = isReused
            call.answer = .response(
                Response(
                    head: head, version: version, informational: informational, body: makeBody(),
                    timings: timings(isReused: isReused), connection: connection(isReused: isReused)))
            letGoOn()
        }

        private func letGoOn() {
            if let waiter = call.takeWaiter() { loop.noteAnswered(waiter) }
        }

        private func makeBody() -> ResponseBody {
            var bytes: [UInt8] = []
            swap(&bytes, &early)
            if let trailers {
                let body = ResponseBody.bytes(bytes, trailers: trailers)
                easy?.lastBody.hold(body, of: bytes)
                return body
            }
            let channel = BodyChannel(
                peer: peer,
                resume: { [engine = loop.engine, call] in engine.tell(.receiveOn(call)) },
                abandon: { [engine = loop.engine, call] in engine.tell(.abandon(call)) })
            self.channel = channel
            if case .pause = channel.yield(bytes) { isReceivePaused = true }
            return ResponseBody(channel)
        }

        /// Ends the exchange in an error, which the waiting task gets, or else the reader of the body.
        func fail(_ error: TransportError) {
            handOver()
            if let channel { return channel.fail(error) }
            guard call.isWaiting else { return }
            call.answer = .failure(error)
            letGoOn()
        }

        /// Ends every use of the handle, and gives it back.
        func close() -> CurlEasy? {
            stage = .over
            upload.close()
            defer { easy = nil }
            return easy
        }
    }
#endif
