#if Curl
    import Glibc

    /// The right to use the engine's loop: its thread's while that is awake, and one caller's at a time while it sleeps.
    ///
    /// `@unchecked Sendable`: a POSIX mutex, made and unmade while nobody else knows it. Not a `Mutex`, which spins before
    /// it waits: the thread is woken by the answer to what a caller is sending, who may need the very core to be done.
    final class Turn: @unchecked Sendable {
        private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

        /// How often who waits leaves the core to others before it sleeps.
        ///
        /// 4: a caller is done within microseconds, often with the very answer that has woken the thread. With one connection,
        /// and one core shared with the server, this spares two system calls a request, and 0.6 switches of threads.
        private static let mostYields = 4

        init() {
            mutex.initialize(to: pthread_mutex_t())
            pthread_mutex_init(mutex, nil)
        }

        deinit {
            pthread_mutex_destroy(mutex)
            mutex.deallocate()
        }

        /// Waits for it, and gives it back after `body`.
        func take<Result>(_ body: () -> Result) -> Result {
            lock()
            defer { pthread_mutex_unlock(mutex) }
            return body()
        }

        /// The same, unless somebody has it.
        func takeIfFree<Result>(_ body: () -> Result) -> Result? {
            guard pthread_mutex_trylock(mutex) == 0 else { return nil }
            defer { pthread_mutex_unlock(mutex) }
            return body()
        }

        private func lock() {
            for _ in 0..<Self.mostYields {
                if pthread_mutex_trylock(mutex) == 0 { return }
                sched_yield()
            }
            pthread_mutex_lock(mutex)
        }
    }
#endif
