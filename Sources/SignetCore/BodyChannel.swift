package import HTTPTypes
import Synchronization

/// A bounded channel from a transport's engine to the task that reads the body.
///
/// The engine yields chunks from its own thread and stops receiving when told to `.pause`; `resume` is called when the
/// reader has caught up, `abandon` when nobody will read on.
package final class BodyChannel: ResponseBodySource {
    /// What the engine does next.
    package enum Demand: Sendable {
        /// Go on receiving.
        case more
        /// Stop receiving until `resume` is called.
        case pause
        /// Nobody reads: end the transfer.
        case abandoned
    }

    private typealias Waiter = CheckedContinuation<Result<[UInt8]?, TransportError>, Never>

    private struct State {
        var chunks: [[UInt8]] = []
        var buffered = 0
        var isPaused = false
        var isAbandoned = false
        var end: Result<HTTPFields, TransportError>?
        var waiter: Waiter?
    }

    private let state = Mutex(State())
    private let highWater: Int
    private let peer: String?
    private let resume: @Sendable () -> Void
    private let onAbandon: @Sendable () -> Void

    /// The buffered bytes from which an engine pauses, as a rule. 256 KiB: what a reader that is scheduled away for a few
    /// milliseconds needs at 1 Gbit/s.
    package static let highWater = 256 * 1024

    /// - Parameters:
    ///   - highWater: The buffered bytes from which the engine is told to pause.
    ///   - resume: Called, from the reader's thread, when a paused engine may go on.
    ///   - abandon: Called once, from any thread, when the body is dropped or its reader cancelled before the end.
    package init(
        highWater: Int = highWater, peer: String? = nil, resume: @escaping @Sendable () -> Void,
        abandon: @escaping @Sendable () -> Void
    ) {
        self.highWater = highWater
        self.peer = peer
        self.resume = resume
        onAbandon = abandon
    }

    /// Hands `chunk` to the reader; empty chunks vanish.
    package func yield(_ chunk: [UInt8]) -> Demand {
        let (waiter, demand) = state.withLock { state -> (Waiter?, Demand) in
            if state.isAbandoned { return (nil, .abandoned) }
            if chunk.isEmpty || state.end != nil { return (nil, .more) }
            if let waiter = state.waiter {
                state.waiter = nil
                return (waiter, .more)
            }
            state.chunks.append(chunk)
            state.buffered += chunk.count
            state.isPaused = state.buffered >= highWater
            return (nil, state.isPaused ? .pause : .more)
        }
        waiter?.resume(returning: .success(chunk))
        return demand
    }

    /// The body is complete.
    package func finish(trailers: HTTPFields = [:]) {
        end(.success(trailers))
    }

    /// The body ends in an error, after what has been yielded.
    package func fail(_ error: TransportError) {
        end(.failure(error))
    }

    private func end(_ end: Result<HTTPFields, TransportError>) {
        let waiter = state.withLock { state -> Waiter? in
            guard state.end == nil else { return nil }
            state.end = end
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: end.map { _ in nil })
    }

    package var trailers: HTTPFields {
        state.withLock { state in
            guard state.chunks.isEmpty, case .success(let trailers) = state.end else { return [:] }
            return trailers
        }
    }

    package func next() async throws(TransportError) -> [UInt8]? {
        let result: Result<[UInt8]?, TransportError> = await withTaskCancellationHandler {
            await withCheckedContinuation { take(for: $0) }
        } onCancel: {
            abandon()
        }
        return try result.get()
    }

    /// Answers `waiter` from the buffer or the end, or keeps it.
    private func take(for waiter: Waiter) {
        let (result, mayResume) = state.withLock { state -> (Result<[UInt8]?, TransportError>?, Bool) in
            if !state.chunks.isEmpty { return (.success(dequeue(&state)), clearPause(&state)) }
            if state.isAbandoned { return (.failure(cancelled), false) }
            if let end = state.end { return (end.map { _ in nil }, false) }
            if state.waiter != nil { return (.failure(readTwice), false) }
            state.waiter = waiter
            return (nil, clearPause(&state))
        }
        if mayResume { resume() }
        if let result { waiter.resume(returning: result) }
    }

    /// Everything buffered, in one piece: one hand-over for many small reads of the engine.
    private func dequeue(_ state: inout State) -> [UInt8] {
        defer {
            state.chunks.removeAll(keepingCapacity: true)
            state.buffered = 0
        }
        if state.chunks.count == 1 { return state.chunks[0] }
        var joined: [UInt8] = []
        joined.reserveCapacity(state.buffered)
        for chunk in state.chunks { joined += chunk }
        return joined
    }

    private func clearPause(_ state: inout State) -> Bool {
        defer { state.isPaused = false }
        return state.isPaused
    }

    private var readTwice: TransportError {
        TransportError(
            .invalidRequest, during: .receiveBody, peer: peer, "the body is read by two tasks at once",
            requestMayHaveBeenSent: true)
    }

    private var cancelled: TransportError {
        TransportError(
            .cancelled, during: .receiveBody, peer: peer, "the task was cancelled", requestMayHaveBeenSent: true)
    }

    /// Ends a transfer that is still going on, be it that the body was dropped or that its reader was cancelled.
    ///
    /// One that is over has given its connection to others, and what it left in the buffer may still be read.
    package func abandon() {
        let (isFirst, waiter) = state.withLock { state -> (Bool, Waiter?) in
            guard state.end == nil, !state.isAbandoned else { return (false, nil) }
            state.isAbandoned = true
            state.chunks = []
            state.buffered = 0
            defer { state.waiter = nil }
            return (true, state.waiter)
        }
        if isFirst { onAbandon() }
        waiter?.resume(returning: .failure(cancelled))
    }
}
