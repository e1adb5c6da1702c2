import Glibc
import SignetCore

/// Happy eyeballs (RFC 8305): tries addresses in order, the next one after 250 ms or a failure; the first to answer wins.
struct Connector: Sendable {
    private enum Event: Sendable {
        case connected(SocketStream)
        case failed(SocketAddress, StreamFailure)
        /// An attempt has had its time: the next may begin, unless that one failed and others have begun since.
        case mayTryNext(after: Int)
    }

    let reactor: Reactor
    let limit: Moment
    /// The address of this machine to connect from; `nil` for the system's choice.
    var localAddress: SocketAddress?
    /// Between the beginnings of two attempts: RFC 8305 §5's recommended Connection Attempt Delay.
    var stagger = Duration.milliseconds(250)

    /// A stream to the first of `addresses` that answers.
    ///
    /// - Throws: What became of each address tried.
    func connect(to addresses: [SocketAddress]) async throws(ConnectFailure) -> SocketStream {
        guard addresses.count != 1 else { return try await connectAlone(to: addresses[0]) }
        let result = await withTaskGroup(of: Event.self) { group -> Result<SocketStream, ConnectFailure> in
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

    private func connectAlone(to address: SocketAddress) async throws(ConnectFailure) -> SocketStream {
        do throws(StreamFailure) {
            return try await attempt(address)
        } catch {
            throw ConnectFailure(attempts: [(address, error)])
        }
    }

    private func race(
        _ addresses: ArraySlice<SocketAddress>, in group: inout TaskGroup<Event>
    ) async -> Result<SocketStream, ConnectFailure> {
        var untried = addresses
        var begun = 0
        var failure = ConnectFailure()
        while true {
            if !Task.isCancelled, let address = untried.popFirst() {
                begun += 1
                start(address, number: begun, in: &group)
            }
            guard begun > failure.attempts.count else { return .failure(failure) }
            waiting: while let event = await group.next() {
                switch event {
                case .connected(let stream): return .success(stream)
                case .failed(let address, let reason):
                    failure.attempts.append((address, reason))
                    break waiting
                case .mayTryNext(after: begun) where !untried.isEmpty: break waiting
                case .mayTryNext: continue
                }
            }
        }
    }

    private func start(_ address: SocketAddress, number: Int, in group: inout TaskGroup<Event>) {
        group.addTask {
            do throws(StreamFailure) {
                return .connected(try await attempt(address))
            } catch {
                return .failed(address, error)
            }
        }
        group.addTask {
            await pause()
            return .mayTryNext(after: number)
        }
    }

    private func attempt(_ address: SocketAddress) async throws(StreamFailure) -> SocketStream {
        let stream = try SocketStream.make(to: address, from: localAddress, on: reactor)
        try await stream.cancellable { stream throws(StreamFailure) in try await stream.connect(until: limit) }
        return stream
    }

    private func pause() async {
        let end = Promise<Void>()
        let timer = reactor.schedule(at: .now + stagger) { end.fulfil(()) }
        await withTaskCancellationHandler {
            await end.value
        } onCancel: {
            end.fulfil(())
        }
        reactor.cancel(timer)
    }
}
