import CSignetLinux
import Glibc

/// Why a byte stream stopped.
package enum StreamFailure: Error, Sendable, Hashable {
    /// The peer closed it, or its TLS layer ended without a close_notify while more was due.
    case closed
    /// The peer reset it.
    case reset
    /// The peer, or a router before it, refused it.
    case refused(Int32)
    /// The instant given passed.
    case timedOut
    /// ``SocketStream/abort(_:)`` was called because the task was cancelled.
    case cancelled
    /// Its owner has been shut down.
    case shutDown
    /// TLS failed.
    case tls(TLSFailure)
    /// A system call failed.
    case system(Int32, call: String)

    /// What `code`, an errno of reading or writing, means.
    static func ofTransfer(_ code: Int32, call: String) -> StreamFailure {
        switch code {
        case EPIPE: .closed
        case ECONNRESET, ECONNABORTED: .reset
        default: .system(code, call: call)
        }
    }

    /// What `code`, an errno of `connect`, means.
    static func ofConnecting(_ code: Int32) -> StreamFailure {
        switch code {
        case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, ECONNRESET, EACCES, EPERM: .refused(code)
        case ETIMEDOUT: .timedOut
        default: .system(code, call: "connect")
        }
    }

    /// The system's words for `code`; `strerror` is safe in threads since glibc 2.32.
    static func words(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}

extension StreamFailure: CustomStringConvertible {
    /// Why, in words.
    package var description: String {
        switch self {
        case .closed: "the peer closed the connection"
        case .reset: "the peer reset the connection"
        case .refused(let code): Self.words(code)
        case .timedOut: "the time allowed passed"
        case .cancelled: "the task was cancelled"
        case .shutDown: "the transport was shut down"
        case .tls(let failure): failure.reason
        case .system(let code, let call): "\(call): \(Self.words(code))"
        }
    }
}
