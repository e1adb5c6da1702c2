#if Socket
    import SignetCore
    import SignetSocket

    extension GatewayServer {
        static let isShutDown = GatewayServerError(.shutDown, "the server has been shut down")

        /// Binds `address` and begins to accept; returns the origin clients reach it by.
        func listen(
            on address: Address, scheme: Origin.Scheme, tls: TLSContext?
        ) async throws(GatewayServerError) -> Origin {
            guard let numeric = SocketAddress(numeric: address.host, port: address.port) else {
                throw GatewayServerError(.invalidAddress, "\(address.host) is not a numeric address")
            }
            let reactor: Reactor
            let listener: Listener
            do throws(StreamFailure) {
                reactor = try reactors.next()
            } catch {
                throw GatewayServerError(.resourceExhausted, "no reactor could be started: \(error)")
            }
            do throws(StreamFailure) {
                listener = try await Listener.listen(on: numeric, reactor: reactor)
            } catch {
                throw GatewayServerError(
                    .listen, "cannot listen on \(numeric): \(error)",
                    remedy: "choose another address, or port 0 for any")
            }
            let origin = Origin(scheme: scheme, host: address.reachableHost, port: listener.address.port)
            try await accept(from: listener, on: reactor, at: origin, tls: tls)
            return origin
        }

        private func accept(
            from listener: Listener, on reactor: Reactor, at origin: Origin, tls: TLSContext?
        ) async throws(GatewayServerError) {
            let url: RequestURL
            do throws(TransportError) { url = try RequestURL(origin.description) } catch {
                await listener.close()
                throw GatewayServerError(.invalidAddress, error.description)
            }
            let acceptor = Acceptor(
                listener, on: reactor, connectionsOn: reactors,
                Service(handler: handler, limits: limits, tls: tls, url: url))
            guard state == .starting else {
                await listener.close()
                throw Self.isShutDown
            }
            acceptors.append(acceptor)
            Task { await acceptor.run() }
        }

        /// Keys, certificates and their file, off the cooperative pool.
        static func makeAuthority(
            for address: Address
        ) async throws(GatewayServerError) -> (TLSContext, AuthorityFile) {
            let host = address.reachableHost
            let made: Result<(TLSContext, AuthorityFile), GatewayServerError>
            do throws(TransportError) {
                made = try await BlockingThreads.shared.run {
                    Result { () throws(GatewayServerError) in
                        let authority = try DevelopmentAuthority(for: host)
                        return (authority.server, try AuthorityFile(authority.pem))
                    }
                }
            } catch {
                throw GatewayServerError(.resourceExhausted, error.description)
            }
            return try made.get()
        }
    }
#endif
