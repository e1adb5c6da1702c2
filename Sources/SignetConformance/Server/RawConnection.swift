import Glibc

/// One connection of a ``RawServer``, played from its script on its own thread.
struct RawConnection: Sendable {
    let descriptor: Int32
    let index: Int
    let log: RawServerLog

    /// What has been heard on it.
    private struct Heard {
        /// What follows the last request.
        var unread = RequestBytes()
        /// The target of the last request.
        var target = ""
    }

    /// Plays `script` and closes the connection.
    func play(_ script: RawScript) {
        var heard = Heard()
        sendWithoutDelay()
        repeat {
            for step in script.steps {
                guard perform(step, &heard) else {
                    log.close(descriptor)
                    return
                }
            }
        } while script.repeats
        log.close(descriptor)
    }

    /// Whether the script goes on.
    private func perform(_ step: RawScript.Step, _ heard: inout Heard) -> Bool {
        switch step {
        case .readRequest: return readRequest(&heard)
        case .read(let count): return read(count)
        case .readSome: return receive() != nil
        case .readArrived:
            readArrived(&heard)
            return true
        case .readToEnd:
            while receive() != nil {}
            log.record { $0.endedByPeer += 1 }
            return false
        case .send(let bytes): return send(bytes[...])
        case .sendInParts(let bytes): return send(pieces: Division(target: heard.target).pieces(of: bytes))
        case .sendForever(let bytes, let pause):
            sendForever(bytes, pausing: pause)
            return false
        case .sendLast(let bytes): return sendLast(bytes)
        case .awaitReading:
            PeerReceiveQueue(ofPeerOn: descriptor)?.waitUntilRead()
            return true
        case .pause(let pause):
            wait(pause)
            return true
        case .stall:
            log.stall()
            return true
        case .signal:
            log.record { $0.signals += 1 }
            return true
        case .close: return false
        case .reset:
            reset()
            return false
        }
    }

    private func readRequest(_ heard: inout Heard) -> Bool {
        while true {
            if let request = heard.unread.takeRequest(connection: index) {
                heard.target = request.target
                log.record { $0.requests.append(request) }
                return true
            }
            guard let bytes = receive() else {
                let rest = heard.unread.isEmpty ? nil : heard.unread.takeRest(connection: index)
                log.record {
                    if let rest { $0.requests.append(rest) }
                    $0.endedByPeer += 1
                }
                return false
            }
            heard.unread.append(bytes)
        }
    }

    /// Exactly `count` bytes, and forgets them; `false` when the peer ends the connection first.
    private func read(_ count: Int) -> Bool {
        var rest = count
        while rest > 0 {
            guard let bytes = receive(upTo: rest) else {
                log.record { $0.endedByPeer += 1 }
                return false
            }
            rest -= bytes.count
        }
        return true
    }

    /// What has arrived, without waiting for more.
    private func readArrived(_ heard: inout Heard) {
        while let bytes = receive(flags: Int32(MSG_DONTWAIT)) { heard.unread.append(bytes) }
        while let request = heard.unread.takeRequest(connection: index) { log.record { $0.requests.append(request) } }
    }

    /// The next bytes; `nil` when the peer has ended the connection.
    private func receive(upTo limit: Int = 64 * 1024, flags: Int32 = 0) -> [UInt8]? {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, 64 * 1024)) { buffer, initialized in
            repeat {
                count = recv(descriptor, buffer.baseAddress, min(limit, buffer.count), flags)
            } while count < 0 && errno == EINTR
            initialized = max(count, 0)
        }
        return count > 0 ? bytes : nil
    }
}
