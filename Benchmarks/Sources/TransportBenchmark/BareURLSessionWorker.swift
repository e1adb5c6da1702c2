import ClientLoad
import Foundation
import FoundationNetworking
import NginxServer

/// Measures `URLSession.data(for:)` as Foundation has it, in a process of its own: what a transport over Foundation cannot go
/// far below.
struct BareURLSessionWorker {
    private let url: URL
    private let load: ClientLoad

    /// From `urlsession-bare unsigned` and a load; `nil` when the arguments are something else.
    init?(arguments: [String]) {
        guard arguments.count == 6, let load = ClientLoad(arguments: arguments.dropFirst(2)),
            let url = URL(string: load.url)
        else { return nil }
        self.url = url
        self.load = load
    }

    func run() async throws {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        // As many as the transports allow.
        configuration.httpMaximumConnectionsPerHost = 64
        let session = URLSession(configuration: configuration)
        let url = url
        let measurement = try await load.measure { stopwatch in
            while stopwatch.goesOn {
                let (body, response) = try await session.data(for: URLRequest(url: url))
                guard (response as? HTTPURLResponse)?.statusCode == 200, body.count == Nginx.body.utf8.count else {
                    throw Unexpected()
                }
                stopwatch.lap()
            }
        }
        session.finishTasksAndInvalidate()
        try measurement.report()
    }

    private struct Unexpected: Error {}
}
