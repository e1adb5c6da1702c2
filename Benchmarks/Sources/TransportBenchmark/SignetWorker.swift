import ClientLoad
import NginxServer
import Signet
import SignetCurl
import SignetSocket
import SignetURLSession

/// Measures one transport in a process of its own, so that CPU time and peak memory are its own.
struct SignetWorker {
    /// The transports.
    enum Courier: String {
        case socket
        case curl
        case urlsession
    }

    let courier: Courier
    let isSigned: Bool
    let load: ClientLoad

    /// From `COURIER signed|unsigned` and a load; `nil` when the arguments are something else.
    init?(arguments: [String]) {
        guard arguments.count == 6, let courier = Courier(rawValue: arguments[0]),
            let load = ClientLoad(arguments: arguments.dropFirst(2))
        else { return nil }
        self.courier = courier
        isSigned = arguments[1] == "signed"
        self.load = load
    }

    func run() async throws {
        let transport = try makeTransport()
        let request = try Request(.get, load.url)
        let measurement = try await load.measure {
            let response = try await transport.send(request)
            let body = try await response.body.collect(upTo: 1024)
            guard response.status == .ok, body.count == Nginx.body.utf8.count else { throw Unexpected() }
        }
        await transport.shutdown()
        try measurement.report()
    }

    private func makeTransport() throws -> any Transport {
        let tls = TLSConfiguration(trust: load.url.hasPrefix("https") ? .file(load.caFile) : .system)
        let base: any Transport =
            switch courier {
            case .socket: SocketTransport(.forConnections(load.connections, tls: tls))
            case .curl: try CurlTransport(tls: tls)
            // URLSession trusts the system's file only; the harness puts the authority there for this process.
            case .urlsession: URLSessionTransport()
            }
        guard isSigned else { return base }
        let credentials = StaticCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            sessionToken: String(repeating: "t", count: 350))
        return base.signing(service: "execute-api", region: "eu-west-1", credentials: credentials)
    }

    private struct Unexpected: Error {}
}
