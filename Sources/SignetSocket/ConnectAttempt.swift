import Glibc
import SignetCore

/// One try at a route: the steps up to a stream that leads to the origin.
struct ConnectAttempt {
    let route: Route
    let reactor: Reactor
    let limit: Moment
    let overrides: [ResolveOverride]
    let deadline: Moment?

    var context: FailureContext {
        FailureContext(peer: route.peer, deadline: deadline, requestMayHaveBeenSent: false)
    }

    /// Where the first connection goes: to the proxy if there is one.
    func addresses() async throws(TransportError) -> [SocketAddress] {
        if case .unixSocket(let path) = route.hop {
            guard let address = SocketAddress(unixSocket: path) else {
                throw .invalidRequest(
                    "the path of the Unix socket, \(path.utf8.count) bytes long, is not 1 to 107 bytes without NUL",
                    remedy: "give a shorter path")
            }
            return [address]
        }
        do throws(TransportError) {
            let (host, port) = route.proxy.map { ($0.host, $0.port) } ?? (route.origin.host, route.origin.port)
            let addresses = try await resolve(host, port)
            guard let local = try localAddress() else { return addresses }
            let reachable = addresses.filter { $0.family == local.family }
            guard !reachable.isEmpty else {
                throw context.make(
                    .nameResolution, .resolve, "the name has no address of the family of the local address \(local)")
            }
            return reachable
        } catch {
            throw error.blaming(route.proxy)
        }
    }

    private func resolve(_ host: String, _ port: Int) async throws(TransportError) -> [SocketAddress] {
        let override = overrides.last { $0.host == host && $0.port == port }
        let name = override?.address ?? host
        if let address = SocketAddress(numeric: name, port: port) { return [address] }
        guard override == nil else {
            throw context.make(.nameResolution, .resolve, "the address given for the name, '\(name)', is not numeric")
        }
        switch await Resolver.addresses(of: name, port: port, on: reactor, until: limit) {
        case .success(let addresses) where !addresses.isEmpty: return addresses
        case .success: throw context.make(.nameResolution, .resolve, "the name has no address")
        case .failure(.noAddress(let words)): throw context.make(.nameResolution, .resolve, words)
        case .failure(.timedOut): throw context.error(StreamFailure.timedOut, during: .resolve)
        case .failure(.cancelled): throw context.error(StreamFailure.cancelled, during: .resolve)
        case .failure(.transport(let error)): throw error
        }
    }

    private func localAddress() throws(TransportError) -> SocketAddress? {
        guard let text = route.localAddress else { return nil }
        guard let address = SocketAddress(numeric: text, port: 0) else {
            throw .invalidRequest("the local address '\(text)' is not numeric")
        }
        return address
    }

    func connect(to addresses: [SocketAddress]) async throws(TransportError) -> SocketStream {
        let local = try localAddress()
        do throws(ConnectFailure) {
            return try await Connector(reactor: reactor, limit: limit, localAddress: local).connect(to: addresses)
        } catch {
            var failure = context.error(error.decisive, during: .connect)
            if error.attempts.count > 1 { failure.reason = error.description }
            throw failure.blaming(route.proxy)
        }
    }

    /// Has the proxy connect `stream` with the origin, where the route wants that.
    func openTunnel(on stream: SocketStream) async throws(TransportError) {
        guard case .tunnel(let proxy) = route.hop else { return }
        let refusal: ProxyFailure?
        do throws(StreamFailure) {
            refusal = try await stream.open(proxy.handshake(to: route.origin), until: limit)
        } catch {
            throw context.error(error, during: .proxy).blaming(proxy)
        }
        guard let refusal else { return }
        await stream.close()
        throw context.make(
            .proxy, .proxy, "the proxy did not connect to \(route.origin.peer): \(refusal.reason)",
            remedy: refusal.remedy
        )
        .blaming(proxy)
    }
}
