/// The time that a task is on a reactor by ``SocketTransport/withReactor(_:)``.
///
/// What its cancellation means to its requests is settled once for all of them, and where it works is known: each request
/// would pay more for a handler of its own and for asking the runtime than for being sent.
///
/// Used on the reactor's thread only, which is what makes `nonisolated(unsafe)` safe here.
final class ReactorVisit: Sendable {
    nonisolated(unsafe) let task: UnsafeCurrentTask
    /// The calls within each other that it has come by.
    nonisolated(unsafe) var depth = 0
    /// What it waits for, and keeps alive meanwhile: one request at a time, since its child tasks are not on the visit.
    nonisolated(unsafe) unowned(unsafe) var exchange: Exchange?

    /// - Parameter task: A name for it, and nothing more: that it is retained keeps the name from another task.
    init(of task: UnsafeCurrentTask) {
        self.task = task
    }

    func cancel() {
        guard let exchange else { return }
        exchange.connection?.abortIfCurrent(exchange, .cancelled)
    }
}
