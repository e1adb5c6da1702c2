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
        case socketOnReactor = "socket-on-reactor"
        case socket
        case curlOnReactor = "curl-on-reactor"
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
        let (transport, place) = try makeTransport()
        let request = try Request(.get, load.url)
        let measurement = try await load.measure(at: place) { stopwatch in
            while stopwatch.goesOn {
                let response = try await transport.send(request)
                let body = try await response.body.collect(upTo: 1024)
                guard response.status == .ok, body.count == Nginx.body.utf8.count else { throw Unexpected() }
                stopwatch.lap()
            }
        }
        await transport.shutdown()
        try measurement.report()
    }

    /// The transport, and where the tasks that use it work.
    private func makeTransport() throws -> (any Transport, ClientLoad.Place) {
        let tls = TLSConfiguration(trust: load.url.hasPrefix("https") ? .file(load.caFile) : .system)
        switch courier {
        case .socketOnReactor:
            let socket = SocketTransport(.forConnections(load.connections, tls: tls))
            return (signing(socket), { work in try await socket.withReactor { try await work() } })
        case .socket: return (signing(SocketTransport(.forConnections(load.connections, tls: tls))), { try await $0() })
        case .curlOnReactor:
            let curl = try CurlTransport(tls: tls)
            return (signing(curl), { work in try await curl.withReactor { try await work() } })
        case .curl: return (signing(try CurlTransport(tls: tls)), { try await $0() })
        // URLSession trusts the system's file only; the harness puts the authority there for this process.
        case .urlsession: return (signing(URLSessionTransport()), { try await $0() })
        }
    }

    private func signing(_ transport: any Transport) -> any Transport {
        guard isSigned else { return transport }
        let credentials = StaticCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            sessionToken: String(repeating: "t", count: 350))
        return transport.signing(service: "execute-api", region: "eu-west-1", credentials: credentials)
    }

    private struct Unexpected: Error {}
}
