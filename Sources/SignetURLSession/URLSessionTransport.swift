#if URLSession
    import Dispatch
    import Foundation
    import FoundationNetworking
    import HTTPTypes
    public import SignetCore
    import Synchronization

    /// A transport over Foundation's `URLSession`: the one to take where nothing but Foundation is wanted, for small
    /// requests to servers one trusts.
    ///
    /// On Linux, `URLSession` is the system's libcurl with few of its options, and ``capabilities`` says what is missing.
    /// Three things no declaration can mend:
    ///
    /// - **A response with trailer fields, or one whose head is cut short, ends the process** (a fatal error within Foundation
    ///   of Swift 6.3, which no caller can catch). Whoever controls the server can send either, and a server that dies at
    ///   the wrong moment sends the second: do not use this transport where the process must live.
    /// - A reused connection may die unanswered. An idempotent request is then sent once more; a POST without a body never is, as
    ///   it has a connection of its own each time; a POST *with* a body fails with `.connectionClosed`, after libcurl has
    ///   perhaps sent its head, and nothing but its head, a second time.
    /// - The connection's progress cannot be seen. A request without a body counts connecting in its response timeout; one
    ///   with a body is held to the connect timeout until its first body byte is taken. The `version` of a response always
    ///   reads HTTP/1.1, though HTTP/2 is used over TLS where the server offers it.
    ///
    /// It holds one session from its creation to ``shutdown()`` or its release; make one and keep it.
    public final class URLSessionTransport: Transport {
        private let session: URLSession
        private let delegate: SessionDelegate
        private let allowsEnvironmentProxy: Bool
        private let maximumUndeliveredBytes: Int
        /// Where tasks are made and cancelled and the session ends, one after the other. All of it waits for Foundation's
        /// queue, which neither a thread of Swift's pool nor that queue itself may do.
        private let control = DispatchQueue(label: "signet.urlsession.control")
        private let timer = ExchangeTimer()
        /// Set on the control queue only.
        private let isShutDown = Atomic(false)

        /// A transport with a session of its own.
        ///
        /// - Parameters:
        ///   - allowsEnvironmentProxy: Whether requests may go through the proxy that `http_proxy` and its like name.
        ///     Foundation obeys them always, so without this a request they apply to is refused.
        ///   - maximumConnectionsPerHost: 64: as many as the other transports keep; past it, requests wait within libcurl.
        ///   - maximumUndeliveredBytes: How much of a body may have arrived without being read, in bytes, before the response
        ///     fails with `.bodyTooLarge`; Foundation cannot be told to wait. 64 MiB: half a second's worth at 1 Gbit/s,
        ///     and sixteen such bodies still fit in 1 GiB.
        public init(
            allowsEnvironmentProxy: Bool = false, maximumConnectionsPerHost: Int = 64,
            maximumUndeliveredBytes: Int = 64 * 1024 * 1024
        ) {
            self.allowsEnvironmentProxy = allowsEnvironmentProxy
            self.maximumUndeliveredBytes = maximumUndeliveredBytes
            delegate = SessionDelegate(control: control)
            session = Self.makeSession(delegate, maximumConnectionsPerHost: maximumConnectionsPerHost)
        }

        /// A transport with settings that the other transports take too, as far as Foundation can honour them.
        ///
        /// - Parameters:
        ///   - tls: Whom to trust, which can only be the system's authorities.
        ///   - resolve: Addresses for names; there can be none.
        ///   - allowsEnvironmentProxy: As above.
        ///   - maximumConnectionsPerHost: As above.
        ///   - maximumUndeliveredBytes: As above.
        /// - Throws: ``TransportError/Kind/unsupported`` for any other trust, a client certificate, pinned keys, a minimum
        ///   version other than TLS 1.2, and resolve overrides.
        public convenience init(
            tls: TLSConfiguration, resolve: [ResolveOverride] = [], allowsEnvironmentProxy: Bool = false,
            maximumConnectionsPerHost: Int = 64, maximumUndeliveredBytes: Int = 64 * 1024 * 1024
        ) throws(TransportError) {
            if tls.trust != .system { try Self.declared.require(.customCA) }
            if tls.identity != nil { try Self.declared.require(.clientCertificate) }
            if !tls.pins.isEmpty { try Self.declared.require(.publicKeyPinning) }
            if !resolve.isEmpty { try Self.declared.require(.resolveOverride) }
            guard tls.minimumVersion == .tls12 else {
                throw TransportError(
                    .unsupported, during: nil, "Foundation on Linux takes no minimum version of TLS",
                    remedy: "choose another transport", requestMayHaveBeenSent: false)
            }
            self.init(
                allowsEnvironmentProxy: allowsEnvironmentProxy, maximumConnectionsPerHost: maximumConnectionsPerHost,
                maximumUndeliveredBytes: maximumUndeliveredBytes)
        }

        deinit {
            // What is still being received goes on; a session that is never invalidated would leak its delegate.
            if !isShutDown.load(ordering: .relaxed) {
                control.async { [session] in session.finishTasksAndInvalidate() }
            }
        }

        private static func makeSession(
            _ delegate: SessionDelegate, maximumConnectionsPerHost: Int
        ) -> URLSession {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.httpCookieStorage = nil
            configuration.httpShouldSetCookies = false
            configuration.httpCookieAcceptPolicy = .never
            configuration.urlCache = nil
            configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
            configuration.urlCredentialStorage = nil
            configuration.httpMaximumConnectionsPerHost = maximumConnectionsPerHost
            // Whole seconds, and less than one fires at once: out of the way, as every exchange has its own timer.
            configuration.timeoutIntervalForRequest = FoundationRequest.never
            return URLSession(
                configuration: configuration, delegate: delegate, delegateQueue: InlineDelegateQueue())
        }

        /// What Foundation leaves of the contract; each reason says what it means for a caller.
        public var capabilities: TransportCapabilities { Self.declared }

        /// Sends `request` once and returns as soon as the response's head is complete.
        ///
        /// - Throws: `.unsupported`, before any I/O, for a target or method that Foundation or libcurl would change, for what
        ///   ``capabilities`` lacks, and where the environment names a proxy; otherwise what ``TransportError/Kind`` says.
        public func send(_ request: Request) async throws(TransportError) -> Response {
            try request.validate(for: capabilities)
            if !allowsEnvironmentProxy { try EnvironmentProxy.refuse(for: request.origin) }
            let wireRequest = try FoundationRequest(request)
            let exchange = SessionExchange(
                request, maximumUndeliveredBytes: maximumUndeliveredBytes, control: control,
                timer: timer)
            let result: Result<Response, TransportError> = await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    if exchange.await(continuation) { begin(exchange, wireRequest) }
                }
            } onCancel: {
                exchange.fail(.cancelled, "the task was cancelled")
            }
            return try result.get()
        }

        /// On the control queue, so that no task is made of a session that has ended: Foundation would end the process.
        private func begin(_ exchange: SessionExchange, _ request: FoundationRequest) {
            control.async { [self] in
                if isShutDown.load(ordering: .relaxed) {
                    exchange.fail(.shutDown, "the transport has been shut down")
                } else if !exchange.isOver {
                    let own =
                        request.needsFreshConnection
                        ? Self.makeSession(delegate, maximumConnectionsPerHost: 1) : session
                    let task = request.makeTask(in: own, for: exchange)
                    delegate.register(exchange, for: task)
                    exchange.begin(task)
                    if own !== session { own.finishTasksAndInvalidate() }
                }
            }
        }

        /// Fails what is in flight with `.shutDown` and ends the session; idempotent.
        public func shutdown() async {
            await withCheckedContinuation { continuation in
                control.async { [self] in
                    if isShutDown.exchange(true, ordering: .relaxed) { return continuation.resume() }
                    for exchange in delegate.exchanges { exchange.fail(.shutDown, "the transport was shut down") }
                    // Behind the cancellations that this has queued.
                    control.async { [session] in
                        session.finishTasksAndInvalidate()
                        continuation.resume()
                    }
                }
            }
        }
    }
#endif
