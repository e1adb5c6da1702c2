import SignetCore

/// What the caller does with a request.
extension CaseRun {
    func observe(_ request: Request, _ conduct: Exchange.Conduct, _ server: RawServer) async -> Observation {
        switch conduct {
        case .read: return await read(request) {}
        case .readReleasingServer: return await read(request) { server.release() }
        case .readThenReleaseServer:
            let observation = await read(request) {}
            server.release()
            note("the server to act on the idle connection")
            _ = await server.signals(count: 1)
            return observation
        case .collect(let limit):
            let observation = await collect(request, upTo: limit)
            await waitForEnd(of: server)
            return observation
        case .drop:
            let observation = await drop(request)
            await waitForEnd(of: server)
            return observation
        case .cancelAwaitingHead, .shutDownAwaitingHead:
            let arrival = Task { _ = await server.requests(count: 1) }
            let work = Task {
                defer { arrival.cancel() }
                return await read(request) {}
            }
            note("the request to arrive")
            await arrival.value
            note("the end of the request")
            if case .cancelAwaitingHead = conduct { work.cancel() } else { await transport.shutdown() }
            let observation = await work.value
            await waitForEnd(of: server)
            return observation
        case .cancelReadingBody:
            let work = Task { await read(request) { withUnsafeCurrentTask { $0?.cancel() } } }
            let observation = await work.value
            await waitForEnd(of: server)
            return observation
        case .sendAfterShutdown:
            await transport.shutdown()
            await transport.shutdown()
            return await read(request) {}
        }
    }

    private func read(_ request: Request, afterFirstChunk: () -> Void) async -> Observation {
        var observation = Observation()
        do throws(TransportError) {
            let response = try await transport.send(request)
            observation.response = response
            var chunks = response.body.makeAsyncIterator()
            var isFirst = true
            while let chunk = try await chunks.next() {
                observation.body += chunk
                if isFirst { afterFirstChunk() }
                isFirst = false
            }
        } catch {
            observation.error = error
        }
        return observation
    }

    private func collect(_ request: Request, upTo limit: Int) async -> Observation {
        var observation = Observation()
        do throws(TransportError) {
            let response = try await transport.send(request)
            observation.response = response
            observation.body = try await response.body.collect(upTo: limit)
        } catch {
            observation.error = error
        }
        return observation
    }

    /// The head alone: the body goes with the response.
    private func drop(_ request: Request) async -> Observation {
        do throws(TransportError) {
            let response = try await transport.send(request)
            var head = response
            head.body = .empty
            return Observation(response: head)
        } catch {
            return Observation(error: error)
        }
    }

    private func waitForEnd(of server: RawServer) async {
        guard await server.connectionsSoFar() > 0 else { return }
        note("the transport to end the connection")
        _ = await server.endedByPeer(count: 1)
    }
}
