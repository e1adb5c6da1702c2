import Testing
import Signet
import SignetCurl
import SignetSocket
import SignetURLSession

/// The three transports, by name: what a table-driven test runs over.
enum Courier: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case socket
    case curl
    case urlsession

    var testDescription: String { rawValue }

    /// A transport; URLSession takes the system's trust and resolver only.
    func make(
        tls: TLSConfiguration = TLSConfiguration(), resolve: [ResolveOverride] = []
    ) throws -> any Transport {
        switch self {
        case .socket: SocketTransport(tls: tls, resolve: resolve)
        case .curl: try CurlTransport(tls: tls, resolve: resolve)
        case .urlsession: try URLSessionTransport(tls: tls)
        }
    }
}
