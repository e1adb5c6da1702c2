import Glibc

/// A POSIX counting semaphore.
///
/// `@unchecked Sendable`: the storage never moves and is only touched through `sem_wait` and `sem_post`, which POSIX
/// declares safe to call from any thread.
final class Semaphore: @unchecked Sendable {
    private let storage = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        sem_init(storage, 0, 0)
    }

    deinit {
        sem_destroy(storage)
        storage.deallocate()
    }

    func signal() {
        sem_post(storage)
    }

    func wait() {
        while sem_wait(storage) != 0, errno == EINTR {}
    }
}
