import CSignetLinux
import Glibc

/// A non-blocking socket and what is known of its readiness.
///
/// epoll is edge-triggered: readiness is remembered until a call shows that it is used up, and no call is made that is
/// known to have nothing to do.
final class SocketPort {
    enum Outcome {
        case bytes(Int)
        case wouldBlock
        case end
        case failed(Int32)
    }

    /// -1 once it is closed: a number that was given back may be another connection's by now.
    private(set) var descriptor: Int32
    /// Whether a read may find something.
    var isReadable: Bool
    /// Whether a write may find room.
    var isWritable: Bool
    /// The errno of the last transfer that failed; OpenSSL reports no more than that one did.
    private(set) var lastError: Int32 = 0
    /// Whether the peer has closed its side.
    private(set) var isAtEnd = false
    /// Whether an event has said that the peer closed or reset: reads go on until they see it.
    private var hasHungUp = false

    init(_ descriptor: Int32, isReady: Bool) {
        self.descriptor = descriptor
        isReadable = isReady
        isWritable = isReady
    }

    deinit {
        close()
    }

    /// Gives the descriptor back; nothing may be read or written afterwards.
    func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// Reads once, without waiting.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
        guard isReadable else { return .wouldBlock }
        while true {
            let count = signet_receive(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 {
                // Less than asked for: the socket is empty, and the next byte will be a new edge (epoll(7)). The end of
                // the stream is an edge too, which may have come already: it is left to the flag it has set.
                if count < buffer.count, !hasHungUp { isReadable = false }
                return .bytes(count)
            }
            if count == 0 {
                isAtEnd = true
                return .end
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                isReadable = false
                return .wouldBlock
            default:
                lastError = errno
                return .failed(lastError)
            }
        }
    }

    /// Takes what epoll reported.
    func note(_ readiness: Readiness) {
        if readiness.isReadable { isReadable = true }
        if readiness.isWritable { isWritable = true }
        if readiness.hasHungUp { hasHungUp = true }
    }

    /// Writes once, without waiting and without SIGPIPE.
    func send(_ buffer: UnsafeRawBufferPointer) -> Outcome {
        guard isWritable else { return .wouldBlock }
        while true {
            let count = signet_send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            if count >= 0 {
                if count < buffer.count { isWritable = false }
                return .bytes(count)
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                isWritable = false
                return .wouldBlock
            default:
                lastError = errno
                return .failed(lastError)
            }
        }
    }

    /// Whether there is anything to read, or an end or error to see, without reading it.
    func hasSomethingToRead() -> Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK))
        return count >= 0 || errno != EAGAIN
    }
}
