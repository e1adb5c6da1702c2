#if URLSession
    import Dispatch
    import Foundation

    /// The queues of a transport: each does one thing, so that none waits for another.
    struct SessionQueues: Sendable {
        /// Where Foundation calls the delegate: one call at a time.
        let delegate: OperationQueue
        /// Where tasks are cancelled: `cancel` takes Foundation's locks, and from the delegate's queue or from a
        /// cancellation handler it has deadlocked.
        let cancellation = DispatchQueue(label: "signet.urlsession.cancellation")
        /// Where the timers fire.
        let timers = DispatchQueue(label: "signet.urlsession.timers")

        init() {
            delegate = OperationQueue()
            delegate.name = "signet.urlsession.delegate"
            delegate.maxConcurrentOperationCount = 1
        }
    }
#endif
