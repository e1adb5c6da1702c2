#if Curl
    /// Runs the tasks that prefer libcurl's thread on it.
    final class CurlTaskExecutor: TaskExecutor {
        // Who prefers it holds the transport, and that the engine.
        private unowned let engine: CurlEngine

        init(_ engine: CurlEngine) {
            self.engine = engine
        }

        /// Queues a job; called by Swift's runtime.
        func enqueue(_ job: consuming ExecutorJob) {
            engine.tell(.work(UnownedJob(job), asUnownedTaskExecutor()))
        }
    }
#endif
