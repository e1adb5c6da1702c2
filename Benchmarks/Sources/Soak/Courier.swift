import Signet
import SignetCurl
import SignetSocket
import SignetURLSession

/// The transports.
enum Courier: String {
    case socket
    case curl
    case urlsession

    /// URLSession trusts the system's authorities only.
    var schemes: [String] { self == .urlsession ? ["http"] : ["http", "https"] }

    /// One with its defaults, but for the authority it trusts.
    func make(trusting caFile: String) throws -> any Transport {
        let tls = TLSConfiguration(trust: .file(caFile))
        return switch self {
        case .socket: SocketTransport(tls: tls)
        case .curl: try CurlTransport(tls: tls)
        case .urlsession: URLSessionTransport()
        }
    }

    /// Whether an error of this kind is what the transport must make of a fault.
    func expects(_ kind: TransportError.Kind, of fault: Fault) -> Bool {
        // libcurl does not tell whether a connection that was kept alive has been reset or closed.
        kind == fault.kind || (self == .curl && fault == .resetBeforeHead && kind == .connectionClosed)
    }
}
