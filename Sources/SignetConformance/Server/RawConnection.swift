import Glibc

/// One connection of a ``RawServer``, played from its script on its own thread.
struct RawConnection: Sendable {
    let descriptor: Int32
    let index: Int
    let log: RawServerLog

    /// Plays `script` and closes the connection.
    func play(_ script: RawScript) {
        var unread = RequestBytes()
        repeat {
            for step in script.steps {
                guard perform(step, &unread) else {
                    log.close(descriptor)
                    return
                }
            }
        } while script.repeats
        log.close(descriptor)
    }

    /// Whether the script goes on.
    private func perform(_ step: RawScript.Step, _ unread: inout RequestBytes) -> Bool {
        switch step {
        case .readRequest: return readRequest(&unread)
        case .send(let bytes): return send(bytes[...])
        case .sendOneByOne(let bytes):
            var isOn: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
            return bytes.indices.allSatisfy { send(bytes[$0...$0]) }
        case .readToEnd:
            while receive() != nil {}
            log.record { $0.endedByPeer += 1 }
            return false
        case .stall:
            log.stall()
            return true
        case .close: return false
        case .reset:
            var now = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
            return false
        }
    }

    private func readRequest(_ unread: inout RequestBytes) -> Bool {
        while true {
            if let request = unread.takeRequest(connection: index) {
                log.record { $0.requests.append(request) }
                return true
            }
            guard let bytes = receive() else {
                let rest = unread.isEmpty ? nil : unread.takeRest(connection: index)
                log.record {
                    if let rest { $0.requests.append(rest) }
                    $0.endedByPeer += 1
                }
                return false
            }
            unread.append(bytes)
        }
    }

    /// The next bytes; `nil` when the peer has ended the connection.
    private func receive() -> [UInt8]? {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, initialized in
            repeat { count = recv(descriptor, buffer.baseAddress, buffer.count, 0) } while count < 0 && errno == EINTR
            initialized = max(count, 0)
        }
        return count > 0 ? bytes : nil
    }

    private func send(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
