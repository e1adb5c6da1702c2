import HTTPTypes
import SignetCore
import Synchronization

extension EnduranceCase {
    /// Descriptors may run out; calls that find none fail, or wait for one.
    ///
    /// For a process that may be lost, such as ``ConformanceRun`` has: they lower the limit of the whole process for a moment,
    /// and what else runs in it may not bear that. libdispatch does not: it ends the process when, to count its threads, once
    /// a second, it cannot open their entries in `/proc`.
    public static let shortages: [EnduranceCase] = [
        EnduranceCase("A lack of descriptors is got over") { run in
            _ = try await runShort(of: run)
            return nil
        },
        EnduranceCase("A lack of descriptors is told from a peer that is not there", needs: [.resourceErrors]) { run in
            let errors = try await runShort(of: run)
            if let other = errors.first(where: { $0.kind != .resourceExhausted }) {
                throw EnduranceFailure("a call failed with \(other.kind), not resourceExhausted: \(other)")
            }
            return "\(errors.count) of \(calls) calls were refused"
        },
    ]

    private static let calls = 200
    /// How many descriptors are left for them.
    private static let spare = 32
    private static let limit = DescriptorLimit()

    /// Makes many calls with few descriptors; returns how those failed that did.
    private static func runShort(of run: EnduranceRun) async throws -> [TransportError] {
        try await run.withTransport { transport in
            let server = try LoadServer(limit: limit) { connection in
                while connection.readHead() != nil, connection.hold() {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                }
            }
            // Before descriptors are scarce: a transport has some of its own.
            try await expectAnswer(server, transport, run)
            limit.lower(leaving: spare)
            defer { limit.restore() }
            let errors = try await call(server, transport, times: calls, run)
            if let error = errors.first(where: \.requestMayHaveBeenSent) {
                throw EnduranceFailure("a call without a connection may have been sent: \(error)")
            }
            try await expectAnswer(server, transport, run)
            limit.restore()
            try await expectAnswer(server, transport, run)
            await server.stop()
            return errors
        }
    }

    private static func expectAnswer(
        _ server: LoadServer, _ transport: any Transport, _ run: EnduranceRun
    ) async throws {
        if let error = try await call(server, transport, times: 1, run).first {
            throw EnduranceFailure("a call failed with descriptors to be had: \(error)")
        }
    }

    /// Makes calls at once, which are answered whenever no more connections are made; returns how those failed that did.
    private static func call(
        _ server: LoadServer, _ transport: any Transport, times: Int, _ run: EnduranceRun
    ) async throws -> [TransportError] {
        let request = try Request(.get, server.url)
        run.note("the end of \(times) calls")
        return await withTaskGroup(of: TransportError?.self) { group in
            for _ in 0..<times { group.addTask { await failure(of: request, transport) } }
            let release = Task {
                while true {
                    let accepted = server.counts.value.accepted
                    try await Task.sleep(for: .milliseconds(10))
                    if server.counts.value.accepted == accepted { server.release() }
                }
            }
            defer { release.cancel() }
            return await group.reduce(into: []) { errors, error in errors += [error].compactMap(\.self) }
        }
    }

    private static func failure(of request: Request, _ transport: any Transport) async -> TransportError? {
        do throws(TransportError) {
            _ = try await transport.send(request).body.collect(upTo: 5)
            return nil
        } catch {
            return error
        }
    }
}
