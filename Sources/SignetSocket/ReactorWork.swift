import SignetCore

/// What a reactor has to do next.
///
/// Swift's runtime must be told as what a job runs. A job of an actor that is run as a task's, or the other way round, is
/// taken for one that is already where it wants to go, or never will be.
///
/// Executors are unowned, which costs two locked instructions a job less: an actor keeps its own, and a task what it prefers.
enum ReactorWork: Sendable {
    /// A part of a task that is on an actor of the reactor.
    case ofActor(UnownedJob, UnownedSerialExecutor)
    /// A part of a task that prefers the reactor, and is on no actor of it.
    case ofTask(UnownedJob, UnownedTaskExecutor)
    /// A request of a task that is elsewhere, waits for the answer, and keeps both alive meanwhile: to count references here
    /// too would take the counts from one core to the other and back.
    case request(Unmanaged<Exchange>, Unmanaged<ReactorPool>)
    case call(@Sendable () -> Void)

    func perform() {
        switch self {
        case .ofActor(let job, let executor): job.runSynchronously(on: executor)
        case .ofTask(let job, let executor): job.runSynchronously(on: executor)
        case .request(let exchange, let pool):
            pool._withUnsafeGuaranteedRef { pool in exchange._withUnsafeGuaranteedRef { pool.begin($0) } }
        case .call(let call): call()
        }
    }
}
