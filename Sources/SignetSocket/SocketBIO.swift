import CSignetOpenSSL
import Glibc

/// OpenSSL's way to a ``SocketPort``: its own socket BIO would write with SIGPIPE, and know nothing of readiness.
///
/// `@unchecked Sendable`: a BIO_METHOD is a table of functions, not changed after `init`.
final class SocketBIO: @unchecked Sendable {
    static let shared = SocketBIO()

    private let method: OpaquePointer?

    private init() {
        method = BIO_meth_new(BIO_get_new_index(), "signet socket")
        BIO_meth_set_read(method) { bio, buffer, count in
            guard let bio, let buffer, let port = SocketBIO.port(of: bio) else { return -1 }
            signet_bio_clear_retry(bio)
            switch port.receive(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))) {
            case .bytes(let received): return Int32(received)
            case .end: return 0
            case .wouldBlock: signet_bio_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
            case .failed: break
            }
            return -1
        }
        BIO_meth_set_write(method) { bio, buffer, count in
            guard let bio, let buffer, let port = SocketBIO.port(of: bio) else { return -1 }
            signet_bio_clear_retry(bio)
            switch port.send(UnsafeRawBufferPointer(start: buffer, count: Int(count))) {
            case .bytes(let sent): return Int32(sent)
            case .wouldBlock: signet_bio_set_flags(bio, BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY)
            case .end, .failed: break
            }
            return -1
        }
        BIO_meth_set_ctrl(method) { bio, command, _, _ in
            switch command {
            case BIO_CTRL_FLUSH: 1
            case BIO_CTRL_EOF: bio.flatMap { SocketBIO.port(of: $0) }?.isAtEnd == true ? 1 : 0
            default: 0
            }
        }
    }

    /// A BIO on `port`, which must outlive it.
    func make(_ port: SocketPort) -> OpaquePointer? {
        guard let bio = BIO_new(method) else { return nil }
        BIO_set_data(bio, Unmanaged.passUnretained(port).toOpaque())
        BIO_set_init(bio, 1)
        return bio
    }

    private static func port(of bio: OpaquePointer) -> SocketPort? {
        BIO_get_data(bio).map { Unmanaged<SocketPort>.fromOpaque($0).takeUnretainedValue() }
    }
}
