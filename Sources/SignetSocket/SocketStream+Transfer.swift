import Glibc

extension SocketStream {
    /// Reads what there is, `capacity` bytes at most, and waits for the first byte until `limit`.
    ///
    /// - Returns: The bytes, never empty; `nil` at the end of the stream. With TLS that is its close_notify: a connection
    ///   that ends without one was cut, and throws `.closed`.
    package func read(upTo capacity: Int = 64 * 1024, until limit: Limit) async throws(StreamFailure) -> [UInt8]? {
        while true {
            switch readAtOnce(upTo: capacity) {
            case .bytes(let bytes): return bytes
            case .end: return nil
            case .mustWait(let direction): try await wait(for: direction, until: limit)
            case .failed(let failure): throw failure
            }
        }
    }

    /// Writes all of `bytes`; returns when the socket has taken them.
    package func write(_ bytes: [UInt8], until limit: Limit) async throws(StreamFailure) {
        var offset = 0
        while offset < bytes.count {
            switch writeAtOnce(bytes, from: offset) {
            case .bytes(let sent): offset += sent
            case .mustWait(let direction): try await wait(for: direction, until: limit)
            case .failed(let failure): throw failure
            case .end: throw .closed
            }
        }
    }

    /// Reads what there is, `capacity` bytes at most, without waiting.
    nonisolated func readAtOnce(upTo capacity: Int) -> Arrival {
        reactor.checkIsolated()
        if let failure { return .failed(failure) }
        if capacity <= reactor.scratch.count {
            let scratch = UnsafeMutableBufferPointer(rebasing: reactor.scratch[..<capacity])
            return Arrival(receive(UnsafeMutableRawBufferPointer(scratch))) { Array(scratch[..<$0]) }
        }
        var outcome = Transfer.end
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            outcome = receive(UnsafeMutableRawBufferPointer(buffer))
            if case .bytes(let received) = outcome { count = received }
        }
        return Arrival(outcome) { _ in bytes }
    }

    /// Reads what there is, as much as the reactor has room for in one read, without waiting; lends it to `take`.
    nonisolated func readAtOnce(_ take: (Span<UInt8>) -> Void) -> Transfer {
        reactor.checkIsolated()
        if let failure { return .failed(failure) }
        let scratch = reactor.scratch
        let outcome = receive(UnsafeMutableRawBufferPointer(scratch))
        if case .bytes(let count) = outcome { take(scratch.span.extracting(first: count)) }
        return outcome
    }

    /// Writes what the socket takes of `bytes` after the first `offset`, without waiting.
    nonisolated func writeAtOnce(_ bytes: [UInt8], from offset: Int) -> Transfer {
        reactor.checkIsolated()
        if let failure { return .failed(failure) }
        let outcome = bytes.withUnsafeBytes { send(UnsafeRawBufferPointer(rebasing: $0[offset...])) }
        if case .bytes(let sent) = outcome { bytesSent += sent }
        return outcome
    }

    /// What one attempt to read came to.
    enum Arrival {
        case bytes([UInt8])
        case end
        case mustWait(Direction)
        case failed(StreamFailure)

        init(_ transfer: Transfer, _ bytes: (Int) -> [UInt8]) {
            self =
                switch transfer {
                case .bytes(let count): .bytes(bytes(count))
                case .end: .end
                case .mustWait(let direction): .mustWait(direction)
                case .failed(let failure): .failed(failure)
                }
        }
    }

    /// What one attempt to move bytes came to.
    enum Transfer {
        case bytes(Int)
        case end
        case mustWait(Direction)
        case failed(StreamFailure)
    }

    private nonisolated func receive(_ buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        if let tls { return tls.read(into: buffer) }
        return switch port.receive(into: buffer) {
        case .bytes(let count): .bytes(count)
        case .end: .end
        case .wouldBlock: .mustWait(.reading)
        case .failed(let code): .failed(.ofTransfer(code, call: "recv"))
        }
    }

    private nonisolated func send(_ buffer: UnsafeRawBufferPointer) -> Transfer {
        if let tls { return tls.write(buffer) }
        return switch port.send(buffer) {
        case .bytes(let count): .bytes(count)
        case .wouldBlock: .mustWait(.writing)
        case .end: .end
        case .failed(let code): .failed(.ofTransfer(code, call: "send"))
        }
    }

    /// Negotiates TLS: as a client when `serverName` is given (a host name or a numeric address), else as a server.
    ///
    /// - Parameter origin: Whose sessions a client may resume, and keeps new ones for; `nil` for a handshake of its own.
    /// - Throws: `.tls` when the peers cannot agree or the client does not trust the server.
    package func startTLS(
        _ context: TLSContext, serverName: String? = nil, origin: String? = nil, until limit: Limit
    ) async throws(StreamFailure) {
        let session = try TLSSession(context, port: port, serverName: serverName, origin: origin)
        while true {
            if let failure { throw failure }
            switch session.handshake() {
            case .bytes:
                tls = session
                return
            case .mustWait(let direction): try await wait(for: direction, until: limit)
            case .failed(let failure): throw failure
            case .end: throw .closed
            }
        }
    }
}
