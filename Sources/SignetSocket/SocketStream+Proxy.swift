import SignetCore

extension SocketStream {
    /// No answer of a proxy needs more at once.
    private static let readSize = 4096

    /// Holds `handshake` with the proxy at the other end; closes the stream when that cannot be done.
    ///
    /// - Returns: Why the proxy opened no tunnel; `nil` when it did.
    nonisolated func open(
        _ handshake: Result<any ProxyHandshake & Sendable, ProxyFailure>, until limit: Limit
    ) async throws(StreamFailure) -> ProxyFailure? {
        switch handshake {
        case .failure(let failure): return failure
        case .success(let handshake):
            var refusal: ProxyFailure?
            try await cancellable { (stream) throws(StreamFailure) in
                refusal = try await stream.converse(handshake, until: limit)
            }
            return refusal
        }
    }

    private func converse(
        _ handshake: any ProxyHandshake & Sendable, until limit: Limit
    ) async throws(StreamFailure) -> ProxyFailure? {
        var handshake = handshake
        try await write(handshake.start(), until: limit)
        while true {
            guard let bytes = try await read(upTo: Self.readSize, until: limit) else {
                return ProxyFailure("it closed the connection before it had answered")
            }
            let step: ProxyStep
            do throws(ProxyFailure) {
                step = try handshake.receive(bytes)
            } catch {
                return error
            }
            switch step {
            case .needsMoreBytes: break
            case .send(let answer): try await write(answer, until: limit)
            case .open: return nil
            }
        }
    }
}

extension Proxy {
    /// What opens a tunnel to `origin`.
    func handshake(to origin: Origin) -> Result<any ProxyHandshake & Sendable, ProxyFailure> {
        Result { () throws(ProxyFailure) in
            switch scheme {
            case .http: try ConnectHandshake(to: origin, credentials)
            case .socks5: try SOCKSHandshake(to: origin, credentials)
            case .socks4, .socks4a: try SOCKS4Handshake(to: origin, credentials)
            }
        }
    }
}
