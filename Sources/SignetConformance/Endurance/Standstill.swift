import HTTPTypes
import SignetCore
import Synchronization

/// A server, or its absence, that brings calls to a standstill in one phase.
final class Standstill: Sendable {
    let phase: CallPhase

    private let transport: any Transport
    private let server: LoadServer
    private let full: FullPort?
    /// The chunks of bodies that have been read.
    private let chunks = Watched(0)
    /// Of the sources of bodies that are being sent.
    private let meter = SourceMeter()
    /// The names that have been asked for.
    private let names = Atomic(0)
    /// The call that has the only connection.
    private let occupant: Task<Void, Never>?

    init(_ phase: CallPhase, _ transport: any Transport) async throws {
        self.phase = phase
        self.transport = transport
        // The smallest buffers there are: an upload stands still after a few KiB.
        let server = try LoadServer(buffers: phase == .upload ? 4096 : nil) { Self.play(phase, $0) }
        self.server = server
        full = phase == .connect ? try FullPort() : nil
        guard phase == .pool else {
            occupant = nil
            return
        }
        let request = try Request(.get, server.url)
        occupant = Task { _ = try? await transport.send(request) }
        await server.counts.wait { $0.requests == 1 }
    }

    private static func play(_ phase: CallPhase, _ connection: LoadConnection) {
        switch phase {
        case .tls: guard connection.hear() else { return }
        case .upload: guard connection.readHead() != nil, connection.hold() else { return }
        case .resolve, .pool, .connect, .awaitHead: guard connection.readHead() != nil else { return }
        case .body:
            guard connection.readHead() != nil, connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello")
            else { return }
        }
        connection.readToEnd()
    }

    /// Makes a call, which ends only when it is stopped.
    func call(_ options: RequestOptions) async throws(TransportError) {
        var request = try Request(.get, url, options: options)
        if phase == .upload {
            request.head.method = .put
            // Where bodies cannot be streams: more than the buffers of both ends hold.
            let canStream = transport.capabilities[.uploadStreaming] == .full
            request.body = canStream ? meter.endless() : .bytes(Self.large)
        }
        let response = try await transport.send(request)
        for try await _ in response.body { chunks.change { $0 += 1 } }
    }

    private static let large = [UInt8](repeating: 0x61, count: 8 << 20)

    private var url: String {
        switch phase {
        case .resolve: "http://\(HeldName.host(names.add(1, ordering: .relaxed).newValue)):\(server.port)"
        case .connect: full?.url ?? ""
        case .tls: "https://127.0.0.1:\(server.port)"
        case .pool, .upload, .awaitHead, .body: server.url
        }
    }

    /// Waits until the call of this number, the first being 1, stands still.
    func isReached(by number: Int, _ run: EnduranceRun) async throws {
        switch phase {
        case .resolve: await HeldName.isAskedFor()
        // Nothing can be seen of a call that waits within the transport: it is given the time to begin.
        case .pool: try await Task.sleep(for: .milliseconds(2))
        case .connect: try await run.wait(for: "call \(number) to connect") { self.attempts > 0 }
        case .tls: await server.counts.wait { $0.heard >= number }
        case .upload: await server.counts.wait { $0.held >= number }
        case .awaitHead: await server.counts.wait { $0.requests >= number }
        case .body: await chunks.wait { $0 >= number }
        }
    }

    /// Waits until nothing is left of the calls so far, the one of this number being the last.
    func isLeft(by number: Int, _ run: EnduranceRun) async throws {
        switch phase {
        case .resolve:
            HeldName.release()
            try await run.wait(for: "look-up \(number) to end") { HeldName.waiting == 0 }
        case .pool: break
        case .connect: try await run.wait(for: "call \(number) to give up") { self.attempts == 0 }
        case .upload:
            server.release()
            fallthrough
        case .tls, .awaitHead, .body:
            run.note("the end of connection \(number)")
            await server.counts.wait { $0.ended >= number && $0.open == 0 }
            try await run.wait(for: "the source of body \(number) to be let go") { self.meter.sources == 0 }
        }
    }

    private var attempts: Int { full?.attempts ?? 0 }

    /// The sockets of this process that are not the server's.
    var sockets: Int { ProcessFolder.socketCount - server.counts.value.open }
    /// The threads of this process that are not the server's.
    var threads: Int { ProcessFolder.threadCount - server.counts.value.threads }

    func end() async {
        occupant?.cancel()
        await occupant?.value
        await server.stop()
    }
}
