#if Socket
    public import SignetCore
    import SignetSocket

    /// A transport on real sockets, http and https: what arrives is given to a handler, byte for byte as it arrived.
    ///
    /// It is made for the in-memory gateway, which judges what was sent; any ``Transport`` will do. Connections live on a few
    /// reactor threads, where the handler is called too: one that blocks holds up other connections.
    ///
    /// ```swift
    /// let server = GatewayServer(handler: gateway, http: nil, https: .loopback())
    /// let endpoints = try await server.start()
    /// print(endpoints.httpsURL ?? "", "is vouched for by", endpoints.caFile ?? "")
    /// await server.shutdown()
    /// ```
    public actor GatewayServer {
        enum State {
            case new
            case starting
            case running
            case shutDown
        }

        let handler: any Transport
        private let http: Address?
        private let https: Address?
        let limits: ServerLimits
        let reactors = ReactorGroup()
        private(set) var state = State.new
        var acceptors: [Acceptor] = []
        private var authorityFile: AuthorityFile?

        /// A server that has not begun yet.
        ///
        /// - Parameters:
        ///   - handler: Answers every request that is well formed; what it throws is answered 4xx or 5xx.
        ///   - http: Where to listen for http; `nil` for not at all.
        ///   - https: Where to listen for https, with a certificate made at start; `nil` for not at all.
        ///   - limits: What clients may cost.
        public init(
            handler: any Transport, http: Address? = .loopback(), https: Address? = .loopback(),
            limits: ServerLimits = ServerLimits()
        ) {
            self.handler = handler
            self.http = http
            self.https = https
            self.limits = limits
        }

        deinit {
            let acceptors = acceptors
            if !acceptors.isEmpty { Task { for acceptor in acceptors { await acceptor.stop() } } }
        }

        /// Listens; for https, makes the keys and certificates first and writes the authority's to a file.
        ///
        /// - Returns: Where the server is reached, with the ports that the system chose.
        /// - Throws: ``GatewayServerError``; nothing is left listening then, and no file.
        public func start() async throws(GatewayServerError) -> Endpoints {
            switch state {
            case .new: state = .starting
            case .starting, .running: throw GatewayServerError(.alreadyStarted, "the server has been started before")
            case .shutDown: throw Self.isShutDown
            }
            do throws(GatewayServerError) {
                var endpoints = Endpoints()
                if let http {
                    let bound = try await listen(on: http, scheme: .http, tls: nil)
                    (endpoints.httpPort, endpoints.httpURL) = (bound.port, bound.description)
                }
                if let https {
                    let (tls, file) = try await Self.makeAuthority(for: https)
                    authorityFile = file
                    let bound = try await listen(on: https, scheme: .https, tls: tls)
                    (endpoints.httpsPort, endpoints.httpsURL) = (bound.port, bound.description)
                    endpoints.caFile = file.path
                }
                guard state == .starting else { throw Self.isShutDown }
                state = .running
                return endpoints
            } catch {
                await shutdown()
                throw error
            }
        }

        /// Stops listening, closes every connection and removes the authority's file; returns when that is done.
        ///
        /// Idempotent. A handler at work is cancelled; the handler itself is not shut down: it is its owner's.
        public func shutdown() async {
            state = .shutDown
            for acceptor in acceptors { await acceptor.stop() }
            acceptors = []
            if let file = authorityFile {
                authorityFile = nil
                // Fails only where no thread is left, and then the file removes itself with its last reference.
                try? await BlockingThreads.shared.run { file.remove() }
            }
        }
    }
#endif
