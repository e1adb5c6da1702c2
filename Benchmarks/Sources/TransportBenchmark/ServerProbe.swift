import ClientLoad
import NginxServer
import Signet
import SignetSocket

/// Asks nginx what it has counted.
struct ServerProbe {
    private let transport = SocketTransport()
    let url: String

    func status() async throws -> NginxStatus {
        let response = try await transport.send(try Request(.get, url))
        let text = String(decoding: try await response.body.collect(upTo: 1024), as: UTF8.self)
        guard let status = NginxStatus(text) else { throw Unmeasured("nginx gives no status") }
        return status
    }

    /// Waits until so many connections are open beside this one.
    func wait(forConnections count: Int) async throws {
        let limit = ContinuousClock.now + .seconds(60)
        while try await status().connections <= count {
            guard ContinuousClock.now < limit else { throw Unmeasured("\(count) connections were not open in 60 s") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
