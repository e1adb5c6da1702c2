#if Socket
    import HTTPTypes
    import SignetCore
    import SignetSocket
    import SignetWire

    /// One connection: requests are answered one after another, in the order they arrive.
    actor ServerConnection {
        nonisolated var unownedExecutor: UnownedSerialExecutor { stream.reactor.asUnownedSerialExecutor() }

        nonisolated let stream: SocketStream
        nonisolated let service: Service
        var decoder: RequestDecoder
        /// The method of the request at hand: the answer to HEAD has no body.
        var method = HTTPRequest.Method.get
        private var requests = 0

        /// How long to read on after the last answer: a socket that is closed with bytes unread resets the connection, and
        /// the peer may lose the answer (RFC 9112 §9.6). 2 s, as long as a lost packet takes to be sent again.
        private static let lingerTime = Duration.seconds(2)

        init(_ stream: SocketStream, _ service: Service) {
            self.stream = stream
            self.service = service
            var limits = WireLimits()
            limits.headBytes = service.limits.headBytes
            limits.fieldCount = service.limits.fieldCount
            // A line may fill the head: a presigned target or a session token is one line.
            limits.lineBytes = service.limits.headBytes
            decoder = RequestDecoder(limits: limits)
        }

        /// Serves until the client closes, breaks a rule or a limit, or the server stops.
        func serve() async {
            do throws(StreamFailure) {
                if let tls = service.tls { try await stream.startTLS(tls, until: .now + service.limits.headTime) }
                while try await serveNext() {}
                try await linger()
            } catch {
                // Nobody is left to tell: the connection is gone, or has taken too long.
            }
            await stream.close()
        }

        /// Closes the socket at once; ``serve()`` ends by that.
        nonisolated func close() async {
            await stream.close()
        }

        /// Answers one request; returns whether another may follow.
        private func serveNext() async throws(StreamFailure) -> Bool {
            do throws(ExchangeFailure) {
                guard let head = try await nextHead() else { return false }
                method = head.method
                let body = try await body(of: head)
                requests += 1
                let keeps = decoder.keepsConnection && requests < service.limits.requestsPerConnection
                let response = try await answer(head, body)
                return try await respond(response, to: head.version, keeps: keeps)
            } catch {
                switch error {
                case .stream(let failure): throw failure
                case .refused(let refusal): return try await refuse(refusal)
                }
            }
        }

        private func answer(_ head: RequestHead, _ body: [UInt8]) async throws(ExchangeFailure) -> Response {
            let response: Response
            do throws(TransportError) {
                response = try await service.handler.send(Request(arrived: head, at: service.url, body: body))
            } catch {
                throw .refused(Refusal(error))
            }
            // What a handler says because it was interrupted is no answer to the request.
            guard !Task.isCancelled else { throw .stream(.shutDown) }
            return response
        }

        /// Answers what cannot be served, which ends the connection: where the next request begins is not certain.
        private func refuse(_ refusal: Refusal) async throws(StreamFailure) -> Bool {
            do throws(ExchangeFailure) {
                return try await respond(refusal.response, to: .http1_1, keeps: false)
            } catch {
                if case .stream(let failure) = error { throw failure }
                return false
            }
        }

        private func linger() async throws(StreamFailure) {
            await stream.finishWriting()
            let limit = Moment.now + Self.lingerTime
            while try await stream.read(until: limit) != nil {}
        }
    }
#endif
