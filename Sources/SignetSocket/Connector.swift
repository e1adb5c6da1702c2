import Glibc

/// Happy eyeballs (RFC 8305): tries addresses in order, the next one after 250 ms or a failure; the first to answer wins.
struct Connector: Sendable {
    /// RFC 8305 §5's recommended Connection Attempt Delay.
    private static let stagger = Duration.milliseconds(250)

    private enum Event: Sendable {
        case connected(SocketStream)
        case failed(StreamFailure)
        case mayTryNext
    }

    let reactor: Reactor
    let limit: ContinuousClock.Instant
    /// The address of this machine to connect from; `nil` for the system's choice.
    var localAddress: SocketAddress?

    /// A stream to the first of `addresses` that answers.
    ///
    /// - Throws: What the last attempt failed with.
    func connect(to addresses: [SocketAddress]) async throws(StreamFailure) -> SocketStream {
        guard addresses.count != 1 else { return try await attempt(addresses[0]) }
        let result = await withTaskGroup(of: Event.self) { group -> Result<SocketStream, StreamFailure> in
            let result = await race(addresses[...], in: &group)
            group.cancelAll()
            // An attempt that succeeds a moment too late must not leave a connection behind.
            for await event in group {
                if case .connected(let stream) = event { await stream.close() }
            }
            return result
        }
        return try result.get()
    }

    private func race(
        _ addresses: ArraySlice<SocketAddress>, in group: inout TaskGroup<Event>
    ) async -> Result<SocketStream, StreamFailure> {
        var untried = addresses
        var attempts = 0
        var failure = StreamFailure.timedOut
        while true {
            if let address = untried.popFirst() {
                start(address, in: &group)
                attempts += 1
            }
            guard attempts > 0 else { return .failure(failure) }
            waiting: while let event = await group.next() {
                switch event {
                case .connected(let stream): return .success(stream)
                case .failed(let reason):
                    failure = reason
                    attempts -= 1
                    break waiting
                case .mayTryNext where untried.isEmpty: continue
                case .mayTryNext: break waiting
                }
            }
            if Task.isCancelled { return .failure(.cancelled) }
        }
    }

    private func start(_ address: SocketAddress, in group: inout TaskGroup<Event>) {
        group.addTask {
            do throws(StreamFailure) {
                return .connected(try await attempt(address))
            } catch {
                return .failed(error)
            }
        }
        group.addTask {
            await pause()
            return .mayTryNext
        }
    }

    private func attempt(_ address: SocketAddress) async throws(StreamFailure) -> SocketStream {
        let stream = try SocketStream.make(to: address, from: localAddress, on: reactor)
        try await stream.cancellable { stream throws(StreamFailure) in try await stream.connect(until: limit) }
        return stream
    }

    private func pause() async {
        let end = Promise<Void>()
        let timer = reactor.schedule(at: .now + Self.stagger) { end.fulfil(()) }
        await withTaskCancellationHandler {
            await end.value
        } onCancel: {
            end.fulfil(())
        }
        reactor.cancel(timer)
    }
}
