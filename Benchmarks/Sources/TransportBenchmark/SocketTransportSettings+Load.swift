import Signet
import SignetSocket

extension SocketTransport.Settings {
    /// The defaults, but for room for so many connections, which stay open as long as a run takes.
    static func forConnections(_ count: Int, tls: TLSConfiguration) -> SocketTransport.Settings {
        var settings = SocketTransport.Settings(tls: tls)
        settings.connectionsPerOrigin = max(settings.connectionsPerOrigin, count)
        settings.idleConnectionsPerOrigin = max(settings.idleConnectionsPerOrigin, count)
        settings.idleTimeout = .seconds(600)
        return settings
    }
}
