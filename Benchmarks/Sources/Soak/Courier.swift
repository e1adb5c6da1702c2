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
}
