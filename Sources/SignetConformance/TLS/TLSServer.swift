import SignetCertificates
import Synchronization

/// A server on the loopback that speaks TLS, well or badly, and counts what it hears of the application.
final class TLSServer: Sendable {
    /// 1–65535, chosen by the system.
    let port: Int

    private let log = RawServerLog()
    private let listener: RawListener
    private let received = Counter()

    private final class Counter: Sendable {
        let bytes = Atomic(0)
    }

    init(_ context: TLSServerContext, _ manner: TLSManner) throws(RawServerError) {
        listener = try RawListener(log: log)
        port = listener.port
        let received = received
        try listener.accept { connection in
            TLSConversation(connection, context, manner) { received.bytes.add($0, ordering: .relaxed) }.run()
        }
    }

    deinit {
        log.stop()
        listener.close()
    }

    /// Ends every connection and waits until the threads are gone; idempotent.
    func stop() async {
        log.stop()
        listener.close()
        _ = await log.waitForThreads()
    }

    /// The application bytes that have arrived, in clear or decrypted.
    var applicationBytes: Int { received.bytes.load(ordering: .relaxed) }

    /// The whole requests that have arrived.
    var requestCount: Int { log.snapshot.requests.count }
}
