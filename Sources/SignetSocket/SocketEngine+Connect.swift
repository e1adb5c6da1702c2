import SignetCore

/// From an origin to a connection: name, address, TCP, TLS, all within the connect timeout.
extension SocketEngine {
    func establish(
        _ route: Route, in place: ConnectionPlace, for exchange: Exchange
    ) async throws(TransportError) -> Connection {
        let context = FailureContext(
            peer: route.origin.peer, deadline: exchange.options.deadline, requestMayHaveBeenSent: false)
        let limit = exchange.limit(exchange.options.timeouts.connect)
        // First, so that a key that is not the certificate's is found before anybody is spoken to.
        let tls = try await tlsContext(route.tls, context)
        var timings = Timings()
        var clock = ContinuousClock.now
        func lap() -> Duration {
            let now = ContinuousClock.now
            defer { clock = now }
            return now - clock
        }
        let reactor: Reactor
        do throws(StreamFailure) {
            reactor = try reactors.next()
        } catch {
            throw context.error(error, during: .connect)
        }
        let addresses = try await resolve(route.origin, on: reactor, until: limit, context)
        timings.resolve = lap()
        let stream: SocketStream
        do throws(StreamFailure) {
            stream = try await Connector(reactor: reactor, limit: limit).connect(to: addresses)
        } catch {
            throw context.error(error, during: .connect)
        }
        timings.connect = lap()
        var info = ConnectionInfo()
        info.remoteAddress = stream.peerAddress.description
        if let tls {
            try await startTLS(on: stream, tls, route.origin, until: limit, context)
            timings.tls = lap()
            let agreed = await stream.tlsDescription
            (info.tlsVersion, info.cipher, info.isTLSResumed) = (agreed?.version, agreed?.cipher, agreed?.isResumed)
        }
        return Connection(stream, by: route, in: place, info: info, timings: timings)
    }

    private func resolve(
        _ origin: Origin, on reactor: Reactor, until limit: ContinuousClock.Instant, _ context: FailureContext
    ) async throws(TransportError) -> [SocketAddress] {
        let override = settings.resolve.last { $0.host == origin.host && $0.port == origin.port }
        let host = override?.address ?? origin.host
        if let address = SocketAddress(numeric: host, port: origin.port) { return [address] }
        guard override == nil else {
            throw context.make(.nameResolution, .resolve, "the address given for the name, '\(host)', is not numeric")
        }
        switch await Resolver.addresses(of: host, port: origin.port, on: reactor, until: limit) {
        case .success(let addresses) where !addresses.isEmpty: return addresses
        case .success: throw context.make(.nameResolution, .resolve, "the name has no address")
        case .failure(.noAddress(let words)): throw context.make(.nameResolution, .resolve, words)
        case .failure(.timedOut): throw context.error(StreamFailure.timedOut, during: .resolve)
        case .failure(.cancelled): throw context.error(StreamFailure.cancelled, during: .resolve)
        case .failure(.transport(let error)): throw error
        }
    }

    private func tlsContext(
        _ configuration: TLSConfiguration?, _ failures: FailureContext
    ) async throws(TransportError) -> TLSContext? {
        guard let configuration else { return nil }
        switch try await context(configuration) {
        case .success(let context): return context
        case .failure(let failure): throw failures.error(failure, during: .tls)
        }
    }

    private func startTLS(
        on stream: SocketStream, _ context: TLSContext, _ origin: Origin, until limit: ContinuousClock.Instant,
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
