import SignetCore

/// From a route to a connection: name, address, TCP, proxy, TLS, all within the connect timeout.
extension ReactorPool {
    nonisolated func establish(in place: ConnectionPlace, for exchange: Exchange) async throws(TransportError)
        -> Connection
    {
        let route = exchange.route
        let attempt = ConnectAttempt(
            route: route, reactor: reactor, limit: exchange.limit(exchange.timeouts.connect),
            overrides: overrides, deadline: exchange.deadline)
        // First, so that a key that is not the certificate's is found before anybody is spoken to.
        let tls = try await tlsContext(route.tls, attempt.context)
        var timings = Timings()
        var clock = Moment.now
        func lap() -> Duration {
            let now = Moment.now
            defer { clock = now }
            return now - clock
        }
        let addresses = try await attempt.addresses()
        timings.resolve = lap()
        let stream = try await attempt.connect(to: addresses)
        try await attempt.openTunnel(on: stream)
        timings.connect = lap()
        var info = ConnectionInfo()
        info.remoteAddress = stream.peerAddress.description
        if let tls {
            try await startTLS(on: stream, tls, route.origin, until: attempt.limit, attempt.context)
            timings.tls = lap()
            let agreed = await stream.tlsDescription
            (info.tlsVersion, info.cipher, info.isTLSResumed) = (agreed?.version, agreed?.cipher, agreed?.isResumed)
        }
        return Connection(
            stream, by: route, in: place, idle: idle(route, in: place.pool), of: self, info: info, timings: timings)
    }

    private nonisolated func tlsContext(
        _ configuration: TLSConfiguration?, _ failures: FailureContext
    ) async throws(TransportError) -> TLSContext? {
        guard let configuration else { return nil }
        switch try await contexts.context(configuration) {
        case .success(let context): return context
        case .failure(let failure): throw failures.error(failure, during: .tls)
        }
    }

    private nonisolated func startTLS(
        on stream: SocketStream, _ context: TLSContext, _ origin: Origin, until limit: Moment,
        _ failures: FailureContext
    ) async throws(TransportError) {
        do throws(StreamFailure) {
            try await stream.cancellable { stream throws(StreamFailure) in
                try await stream.startTLS(context, serverName: origin.host, origin: origin.peer, until: limit)
            }
        } catch {
            throw failures.error(error, during: .tls)
        }
    }
}
