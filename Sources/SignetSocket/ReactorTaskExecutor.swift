/// Runs the tasks that prefer a reactor on its thread.
///
/// An object of its own: a job must be run as what it was queued as, and Swift's runtime queues both kinds by a method of
/// the same name.
final class ReactorTaskExecutor: TaskExecutor {
    let reactor: Reactor

    init(_ reactor: Reactor) {
        self.reactor = reactor
    }

    /// Queues a job; called by Swift's runtime.
    func enqueue(_ job: consuming ExecutorJob) {
        reactor.submit(.ofTask(UnownedJob(job), asUnownedTaskExecutor()))
    }
}
