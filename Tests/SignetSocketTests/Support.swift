import Foundation
import HTTPTypes
import SignetCore
import SignetSocket
import Testing

/// Runs `body` with a transport, and shuts it down.
func withTransport(
    _ settings: SocketTransport.Settings = .init(), _ body: (SocketTransport) async throws -> Void
) async throws {
    let transport = SocketTransport(settings)
    do {
        try await body(transport)
    } catch {
        await transport.shutdown()
        throw error
    }
    await transport.shutdown()
}

/// The error `work` throws.
func failure(of work: () async throws -> Void) async -> TransportError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? TransportError
    }
}

/// Waits until `condition` holds, which only the kernel knows of and tells nobody; gives up after ten seconds.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(2))
    }
    return false
}

extension Response {
    func text() async throws -> String {
        String(decoding: try await body.collect(upTo: 1 << 30), as: UTF8.self)
    }
}
