import ClientLoad
import Foundation

/// Counts a request: a short run and one of sixteen times its length, and what they differ by, so that starting and connecting
/// count for nothing, and next to nothing where a handshake differs from another.
struct CountingPass {
    let command: ClientCommand
    let counter: Counter

    /// A count a request.
    func measure() throws -> Double {
        let (short, long) =
            try command.scenario.client == .wrk ? (wrk(seconds: 1), wrk(seconds: 3)) : (worker(1), worker(16))
        guard long.requests > short.requests else { throw Unmeasured("the longer run sent no more requests") }
        return Double(long.count - short.count) / Double(long.requests - short.requests)
    }

    private func worker(_ share: Int) throws -> (requests: Int, count: Int) {
        let connections = command.scenario.connections
        let requests = max(connections, 1920 - 1920 % connections) * share
        let (_, count) = try counter.count(try command.worker(requests: requests))
        return (requests + ClientLoad.warmUp(requests: requests, connections: connections), count)
    }

    /// wrk tells how many requests it has sent: `53214 requests in 1.00s, 14.57MB read`.
    private func wrk(seconds: Int) throws -> (requests: Int, count: Int) {
        let (output, count) = try counter.count(command.wrk(seconds: seconds))
        let words = output.split(whereSeparator: \.isWhitespace)
        guard let index = words.firstIndex(of: "requests"), index > 0, let requests = Int(words[index - 1]) else {
            throw Unmeasured("wrk does not tell its requests")
        }
        return (requests, count)
    }
}
