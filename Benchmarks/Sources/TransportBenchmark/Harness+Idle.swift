import Foundation
import NginxServer

extension Harness {
    /// The socket transport with 64, 1,000 and 5,000 connections open and 64 of them busy, in turns.
    func measureOpenConnections(scheme: String) -> [IdleRow] {
        let counts = [64, 1000, 5000]
        var results: [Int: [Result<IdleMeasurement, any Error>]] = [:]
        for round in 1...rounds {
            for count in counts {
                Console.progress("round \(round) of \(rounds): \(count) open connections, \(scheme)")
                results[count, default: []].append(Result { try measureOpen(count, scheme: scheme) })
            }
        }
        return counts.map { IdleRow(scheme: scheme, connections: $0, results: results[$0] ?? []) }
    }

    private func measureOpen(_ connections: Int, scheme: String) throws -> IdleMeasurement {
        let requests = max(640, Int(20_000 * scale))
        let output = try Command(words: [
            "/proc/\(getpid())/exe", "--idle", String(connections), nginx.pageURL(scheme: scheme), nginx.statusURL,
            nginx.url(scheme: scheme), nginx.caFile, String(requests), "64",
        ]).run()
        return try JSONDecoder().decode(IdleMeasurement.self, from: Data(output.utf8))
    }
}
