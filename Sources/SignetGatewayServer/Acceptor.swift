#if Socket
    import SignetSocket

    /// One port: accepts connections and holds them to their number. It must be stopped.
    actor Acceptor {
        nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
        private nonisolated let reactor: Reactor

        private struct Served {
            let connection: ServerConnection
            let task: Task<Void, Never>
        }

        private let listener: Listener
        private let reactors: ReactorGroup
        private let service: Service
        private var served: [ObjectIdentifier: Served] = [:]
        private var isStopped = false
        /// Who waits for a connection to end.
        private var waiter: CheckedContinuation<Void, Never>?

        /// - Parameter reactor: The one `listener` is on.
        init(_ listener: Listener, on reactor: Reactor, connectionsOn reactors: ReactorGroup, _ service: Service) {
            self.listener = listener
            self.reactor = reactor
            self.reactors = reactors
            self.service = service
        }

        /// Accepts until ``stop()``.
        func run() async {
            while !isStopped {
                // Beyond the limit nothing is accepted: the backlog, which the system bounds, is where connections wait.
                guard served.count < max(1, service.limits.connections) else {
                    await withCheckedContinuation { waiter = $0 }
                    continue
                }
                do throws(StreamFailure) {
                    let stream = try await listener.accept(on: try reactors.next())
                    // It may have stopped in between, and closed what it knew of.
                    if isStopped { await stream.close() } else { begin(stream) }
                } catch .closed {
                    return
                } catch {
                    // No descriptor is left. The connection stays in the backlog; asking again at once would only spin.
                    try? await Task.sleep(for: .milliseconds(100))
                }
            }
        }

        private func begin(_ stream: SocketStream) {
            let connection = ServerConnection(stream, service)
            let task = Task {
                await connection.serve()
                ended(connection)
            }
            served[ObjectIdentifier(connection)] = Served(connection: connection, task: task)
        }

        private func ended(_ connection: ServerConnection) {
            served[ObjectIdentifier(connection)] = nil
            resumeWaiter()
        }

        private func resumeWaiter() {
            waiter?.resume()
            waiter = nil
        }

        /// Stops listening and closes every connection; returns when the sockets are closed. Idempotent.
        ///
        /// A handler at work is cancelled, not waited for: what it answers goes nowhere.
        func stop() async {
            isStopped = true
            resumeWaiter()
            await listener.close()
            for served in Array(served.values) {
                served.task.cancel()
                await served.connection.close()
            }
        }
    }
#endif
