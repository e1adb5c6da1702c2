#if URLSession
    import Dispatch
    import Foundation

    /// The queues of a transport: each does one thing, so that none waits for another.
    struct SessionQueues: Sendable {
        /// Where Foundation calls the delegate: one call at a time.
        let delegate: OperationQueue
        /// Where tasks are made and cancelled and the session ends, one after the other. All of it waits for Foundation's
        /// locks, which no thread of Swift's pool may do; `cancel` from the delegate's queue or from a cancellation handler
        /// has deadlocked besides.
        let control = DispatchQueue(label: "signet.urlsession.control")
        /// Where the timers fire.
        let timers = DispatchQueue(label: "signet.urlsession.timers")

        init() {
            delegate = OperationQueue()
            delegate.name = "signet.urlsession.delegate"
            delegate.maxConcurrentOperationCount = 1
        }
    }
#endif
