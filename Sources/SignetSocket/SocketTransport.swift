public import SignetCore
import Synchronization

/// A transport on plain sockets: epoll, an HTTP/1.1 codec of its own, OpenSSL, and a pool of connections kept alive.
///
/// Every exchange runs on a reactor thread, where nothing blocks. Name resolution and files have threads of their own.
/// Copies share their connections. When the last copy is gone, idle connections are closed; exchanges that are still going
/// on run to their end.
public struct SocketTransport: Transport {
    /// What a transport is made with.
    public struct Settings: Sendable {
        /// Whom to trust on https, and what to prove ourselves with.
        public var tls: TLSConfiguration
        /// Addresses to use instead of asking the resolver; the last one for a host and port counts.
        public var resolve: [ResolveOverride]
        /// The proxies to go through, and where not; `nil` for none. The environment is not asked: see
        /// ``Proxy/fromEnvironment()``.
        ///
        /// A request for http through an HTTP proxy is handed to it, its path, query and `Host` as they were signed;
        /// everything else, and a request whose `Host` is not its origin, goes through a tunnel.
        public var proxy: ProxySelection?
        /// The path of a Unix socket to connect to, whatever the host and port of the URL, as with curl's `--unix-socket`;
        /// `nil` for TCP. At most 107 bytes.
        public var unixSocket: String?
        /// The numeric address of this machine to connect from; `nil` for the system's choice.
        public var localAddress: String?
        /// The connections to one origin, being established, busy and idle; who needs one more waits.
        ///
        /// 256: four origins at their limit fit into the 1,024 descriptors that a process may open unless told otherwise
        /// (`ulimit -n`).
        public var connectionsPerOrigin = 256
        /// The idle connections kept for one origin.
        ///
        /// 64: as many as were busy at once in any of our measurements; an idle connection costs under 30 KB.
        public var idleConnectionsPerOrigin = 64
        /// How long a connection is kept idle.
        ///
        /// 45 s: shorter than the 60 s after which AWS load balancers, and 75 s after which nginx, hang up first.
        public var idleTimeout = Duration.seconds(45)
        /// From when a connection was established until it is closed, as soon as it carries no exchange; `nil` for no
        /// limit.
        ///
        /// 5 min: a few times the 60 s for which answers of AWS's name servers hold, so that a busy program follows a
        /// name to its new addresses, for one handshake in five minutes.
        public var maximumConnectionAge: Duration? = .seconds(300)
        /// The exchanges one connection carries; `nil` for no limit.
        ///
        /// `nil`: a server that wants fewer says so itself (nginx after 1,000).
        public var maximumConnectionUses: Int?
        /// Reactor threads, started when needed; `nil` for one a core, four at most.
        ///
        /// One of them, always the same, serves an origin for tasks that are on none; see ``withReactor(_:)`` for more.
        public var threads: Int?
        /// The tasks that one thread takes by ``withReactor(_:)`` before another thread is begun.
        ///
        /// 64: one thread answers the requests of so many at 1 ms each without being busy, and two threads with half of
        /// them each cost a third more, because each sleeps and is woken more often for fewer events. Fewer where tasks do
        /// more than to send and receive.
        public var tasksPerThread = 64

        /// Settings that differ from the defaults in these.
        public init(tls: TLSConfiguration = TLSConfiguration(), resolve: [ResolveOverride] = []) {
            self.tls = tls
            self.resolve = resolve
        }
    }

    let engine: SocketEngine

    /// A transport of its own, with no connection yet.
    public init(_ settings: Settings = Settings()) {
        engine = SocketEngine(settings)
    }

    /// A transport of its own, with no connection yet.
    public init(tls: TLSConfiguration, resolve: [ResolveOverride] = []) {
        self.init(Settings(tls: tls, resolve: resolve))
    }

    /// All but HTTP/2.
    public var capabilities: TransportCapabilities { Self.capabilities }

    private static let capabilities = TransportCapabilities(unsupported: [
        .http2: "it speaks HTTP/1.1"
    ])

    /// Sends `request` once, or a second time when a connection kept alive turns out dead and that is safe.
    ///
    /// - Throws: ``TransportError`` when no complete head arrived.
    public func send(_ request: Request) async throws(TransportError) -> Response {
        try await engine.send(request, try request.validate(for: capabilities))
    }

    /// Runs `body` on a reactor: a request sent there, and its response, never leave the thread.
    ///
    /// It saves the hop to the reactor and back, which costs as much as the request does. All of `body` that is on no actor
    /// of its own runs on the thread, and so do the child tasks it makes; like the requests of everybody whose
    /// connections are there, they wait for each other, so nothing there may block or compute for long. A reactor
    /// takes ``Settings/tasksPerThread`` calls at once before another one, with connections of its own, is begun; the limits of an origin hold over all of them. A call
    /// within another stays on its reactor. Where no reactor can be had, `body` runs where it is called.
    ///
    /// - Throws: What `body` throws.
    public func withReactor<Value, Failure>(
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        guard let reactor = engine.reactorForTasks() else { return try await body() }
        reactor.taskCount.add(1, ordering: .relaxed)
        defer { reactor.taskCount.subtract(1, ordering: .relaxed) }
        return try await withTaskExecutorPreference(reactor.executor) { () async throws(Failure) -> Value in
            // A preference counts from the next time the task is queued: this has it count from the first line.
            let visit = await reactor.enter()
            defer { reactor.leave(visit) }
            return try await withTaskCancellationHandler { () async -> Result<Value, Failure> in
                do throws(Failure) {
                    return .success(try await body())
                } catch {
                    return .failure(error)
                }
            } onCancel: {
                reactor.cancel(visit)
            }.get()
        }
    }

    /// Aborts what is in flight and closes every connection; the threads go with the last copy.
    public func shutdown() async {
        engine.shutDown()
    }
}
