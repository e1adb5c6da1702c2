import AsyncHTTPClient
import ClientLoad
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// `async-http-client-peer URL CA-FILE REQUESTS CONNECTIONS`: AsyncHTTPClient as a Swift program uses it today.
@main
struct AsyncHTTPClientPeer {
    static func main() async throws {
        guard let load = ClientLoad(arguments: CommandLine.arguments.dropFirst()) else { exit(64) }
        var configuration = HTTPClient.Configuration()
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = load.connections
        if load.url.hasPrefix("https") {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(load.caFile)
            configuration.tlsConfiguration = tls
        }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let request = HTTPClientRequest(url: load.url)
        let measurement = try await load.measure { stopwatch in
            while stopwatch.goesOn {
                let response = try await client.execute(request, timeout: .seconds(60))
                let body = try await response.body.collect(upTo: 1024)
                guard response.status == .ok, body.readableBytes > 0 else { throw Unexpected() }
                stopwatch.lap()
            }
        }
        try await client.shutdown()
        try measurement.report()
    }

    private struct Unexpected: Error {}
}
