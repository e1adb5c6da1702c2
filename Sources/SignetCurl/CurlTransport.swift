#if Curl
    public import SignetCore

    /// The transport over the system's libcurl: HTTP/1.1, HTTP/2 by choice, one thread, connections kept alive.
    ///
    /// ```swift
    /// let transport = try CurlTransport(tls: TLSConfiguration(trust: .file("ca.pem")))
    /// let response = try await transport.send(Request(.get, "https://localhost:8443/"))
    /// ```
    ///
    /// Two transports share nothing, so settings never leak from one into the connections of another.
    public final class CurlTransport: Transport {
        private let engine: CurlEngine
        private let executor: CurlTaskExecutor
        private let settings: CurlSettings

        /// Everything HTTP has, but for what the reasons say.
        public let capabilities: TransportCapabilities

        /// A transport with no connection and no thread yet.
        ///
        /// - Parameters:
        ///   - tls: Whom to trust, and what to prove oneself with.
        ///   - resolve: Addresses to use instead of asking the resolver.
        ///   - maximumConnectionsPerHost: Further requests wait, no longer than their pool timeout. 64 by default: one
        ///     host's share of a limit of 1,024 descriptors, and more than any one client needs of API Gateway.
        /// - Throws: ``TransportError/Kind/unsupported`` when this system's libcurl is older than 7.87.0 or built without TLS
        ///   or a resolver of its own; `.invalidRequest` for a setting that libcurl cannot be given.
        public convenience init(
            tls: TLSConfiguration = TLSConfiguration(), resolve: [ResolveOverride] = [],
            maximumConnectionsPerHost: Int = 64
        ) throws(TransportError) {
            var settings = Settings(tls: tls, resolve: resolve)
            settings.connectionsPerOrigin = maximumConnectionsPerHost
            try self.init(settings)
        }

        /// A transport with no connection and no thread yet.
        ///
        /// - Throws: ``TransportError/Kind/unsupported`` when this system's libcurl is older than 7.87.0 or built without TLS
        ///   or a resolver of its own, or lacks what the settings ask for; `.invalidRequest` for a setting that libcurl cannot
        ///   be given.
        public init(_ settings: Settings) throws(TransportError) {
            if let defect = CurlLibrary.defect { throw defect }
            self.settings = try CurlSettings(settings)
            capabilities = try CurlLibrary.capabilities(for: settings)
            engine = CurlEngine(self.settings)
            executor = CurlTaskExecutor(engine)
        }

        deinit {
            engine.tell(.retire)
        }

        /// Sends `request` once; see ``Transport/send(_:)``.
        ///
        /// - Throws: ``TransportError`` when no complete head arrived; a status is never an error.
        public func send(_ request: Request) async throws(TransportError) -> Response {
            let call = try makeCall(for: request)
            // Not by their public forms, which are told of the caller's isolation and have the task switch there and back: for
            // a task that prefers an executor, look-ups under a lock.
            await _unsafeInheritExecutor_withTaskCancellationHandler {
                await _unsafeInheritExecutor_withUnsafeContinuation { continuation in
                    call.wait(continuation)
                    if let error = engine.start(call) {
                        call.upload?.close()
                        call.answer = .failure(error)
                        call.takeWaiter()?.resume()
                    }
                }
            } onCancel: {
                call.cancel()
                engine.tell(.cancel(call))
            }
            return try call.takeAnswer()
        }

        /// Never a part of `send`: what it works with is then on the stack, which is at hand, and not among what a task keeps while
        /// it waits.
        @inline(never)
        private func makeCall(for request: borrowing Request) throws(TransportError) -> CurlCall {
            let start = Moment.now
            let outline = try request.validate(for: capabilities)
            let hop = try settings.hop(of: request)
            if engine.isShutDown { throw .isShutDown(request.origin.peer, during: nil) }
            let call = CurlCall(
                request, outline, by: hop, start: start, upload: request.body.isInMemory ? nil : UploadSlot())
            try call.upload?.open(request.body) { [engine] in engine.tell(.sendOn(call)) }
            return call
        }

        /// Runs `body` on libcurl's thread: a request sent there, and its response, never leave it.
        ///
        /// It saves the hop to the thread and back, which costs as much as the request does. All of `body` that is on no actor
        /// of its own runs on the thread, and so do the child tasks it makes; every request of the transport waits for them,
        /// so nothing there may block or compute for long. Where no thread can be had, `body` runs where it is called.
        ///
        /// - Throws: What `body` throws.
        public func withReactor<Value, Failure>(
            _ body: () async throws(Failure) -> Value
        ) async throws(Failure) -> Value {
            let isThere = withUnsafeCurrentTask { $0?.unownedTaskExecutor } == executor.asUnownedTaskExecutor()
            guard !isThere, engine.admitGuest() else { return try await body() }
            defer { engine.dismissGuest() }
            return try await withTaskExecutorPreference(executor) { () async throws(Failure) -> Value in
                // A preference counts from the next time the task is queued: now.
                await Task.yield()
                return try await body()
            }
        }

        /// Ends what is in flight, closes every connection and ends the thread; idempotent.
        public func shutdown() async {
            await engine.shutDown()
        }
    }
#endif
