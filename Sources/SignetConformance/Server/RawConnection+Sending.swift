import Glibc

/// The half of a script that the client hears.
extension RawConnection {
    /// Whether the peer, or the kernel, took all of `bytes`.
    func send(_ bytes: ArraySlice<UInt8>, _ flags: Int32 = 0) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | flags)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Each piece in a segment of its own, sent when the peer has read the one before.
    ///
    /// Where the kernel does not tell what the peer has read, the segments follow each other at once.
    func send(pieces: [ArraySlice<UInt8>]) -> Bool {
        guard pieces.count > 1 else { return pieces.allSatisfy { send($0) } }
        let queue = PeerReceiveQueue(ofPeerOn: descriptor)
        return pieces.allSatisfy { piece in
            defer { queue?.waitUntilRead() }
            return send(piece)
        }
    }

    /// Again and again, until the peer ends the connection.
    func sendForever(_ bytes: [UInt8], pausing pause: Duration) {
        while send(bytes[...]), !isEndedByPeer { wait(pause) }
        log.record { $0.endedByPeer += 1 }
    }

    /// The bytes and the end of the stream, in one segment.
    func sendLast(_ bytes: [UInt8]) -> Bool {
        let isSent = send(bytes[...], Int32(MSG_MORE))
        shutdown(descriptor, Int32(SHUT_WR))
        return isSent
    }

    func wait(_ pause: Duration) {
        let (seconds, attoseconds) = pause.components
        if pause > .zero { usleep(UInt32(clamping: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)) }
    }

    /// From now on the connection ends with RST.
    func reset() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    /// From now on nothing waits until what was sent before has been acknowledged, which can take 40 ms.
    func sendWithoutDelay() {
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Whether the peer has closed its end, or reset the connection.
    private var isEndedByPeer: Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, 0) > 0 else { return false }
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) <= 0
    }
}
