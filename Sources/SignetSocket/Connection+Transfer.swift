/// The stream's transfers where a connection lives: on the same reactor, so that nothing but waiting suspends.
extension Connection {
    /// As ``SocketStream/read(upTo:until:)``.
    func read(upTo capacity: Int, until limit: SocketStream.Limit) async throws(StreamFailure) -> [UInt8]? {
        while true {
            switch stream.readAtOnce(upTo: capacity) {
            case .bytes(let bytes): return bytes
            case .end: return nil
            case .mustWait(let direction): try await wait(for: direction, until: limit)
            case .failed(let failure): throw failure
            }
        }
    }

    /// As ``SocketStream/write(_:until:)``.
    func write(_ bytes: [UInt8], until limit: SocketStream.Limit) async throws(StreamFailure) {
        var offset = 0
        while offset < bytes.count {
            switch stream.writeAtOnce(bytes, from: offset) {
            case .bytes(let sent): offset += sent
            case .mustWait(let direction): try await wait(for: direction, until: limit)
            case .failed(let failure): throw failure
            case .end: throw .closed
            }
        }
    }

    private func wait(
        for direction: SocketStream.Direction, until limit: SocketStream.Limit
    ) async throws(StreamFailure) {
        let failure: StreamFailure? = await withUnsafeContinuation {
            stream.park(.task($0), for: direction, until: limit)
        }
        if let failure { throw failure }
    }
}
