import HTTPTypes
import SignetCore
import Synchronization

extension EnduranceCase {
    /// Bodies of any size pass through little memory.
    static let volumes: [EnduranceCase] = [
        EnduranceCase("A body of 1 GiB is received in 4 MiB of memory", needs: [.downloadBackpressure]) { run in
            let length = BodyLength()
            let server = try LoadServer { connection in
                while connection.readHead() != nil {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(length.value)\r\n\r\n")
                    guard connection.sendPattern(length.value) else { return }
                }
            }
            return try await growth(server, length, run) { try await receive(length.value, from: server, $0) }
        },
        EnduranceCase("A body of 1 GiB is sent in 4 MiB of memory", needs: [.uploadStreaming]) { run in
            let length = BodyLength()
            let server = try LoadServer { connection in
                while let first = connection.readHead() {
                    guard connection.readPattern(length.value, after: first) else { return }
                    connection.send("HTTP/1.1 204 No Content\r\n\r\n")
                }
            }
            return try await growth(server, length, run) { try await send(length.value, to: server, $0) }
        },
    ]

    /// How long the bodies are, for both ends to know.
    private final class BodyLength: Sendable {
        private let bytes = Atomic(0)

        var value: Int {
            get { bytes.load(ordering: .acquiring) }
            set { bytes.store(newValue, ordering: .releasing) }
        }
    }

    private static let bound = 4 << 20
    /// What comes first, so that buffers and pools of memory have been made when what is resident is noted.
    private static let warmUp = 32 << 20

    /// Transfers a short body and a long one; returns how much more memory the long one took.
    private static func growth(
        _ server: LoadServer, _ length: BodyLength, _ run: EnduranceRun,
        _ transfer: @escaping @Sendable (any Transport) async throws -> Void
    ) async throws -> String {
        try await run.withTransport { transport in
            run.note("a body of \(warmUp) bytes")
            length.value = warmUp
            try await transfer(transport)
            run.note("a body of \(run.scale.largeBody) bytes")
            length.value = run.scale.largeBody
            let resident = ProcessFolder.residentBytes
            ProcessFolder.forgetPeak()
            try await transfer(transport)
            let growth = ProcessFolder.peakBytes - resident
            await server.stop()
            guard growth <= bound || ProcessFolder.isSanitized else {
                throw EnduranceFailure("\(growth >> 10) KiB more were resident at the peak than before")
            }
            return "\(growth >> 10) KiB more at the peak"
        }
    }

    private static func receive(_ length: Int, from server: LoadServer, _ transport: any Transport) async throws {
        let response = try await transport.send(try Request(.get, server.url))
        var check = Pattern.Check()
        for try await chunk in response.body {
            guard chunk.withUnsafeBytes({ check.accepts($0) }) else {
                throw EnduranceFailure("the body is wrong before byte \(check.count)")
            }
        }
        guard check.count == length else { throw EnduranceFailure("the body ended at byte \(check.count)") }
    }

    private static func send(_ length: Int, to server: LoadServer, _ transport: any Transport) async throws {
        let request = try Request(.put, server.url, body: SourceMeter().pattern(length))
        let status = try await transport.send(request).status.code
        guard status == 204, server.counts.value.corrupt == 0 else {
            throw EnduranceFailure("status \(status) after a body that arrived with other bytes")
        }
    }
}
