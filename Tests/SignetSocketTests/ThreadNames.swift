import Foundation
import Synchronization

/// Threads of this process, as directories that are there as long as the thread is.
///
/// As an empty sequence, it notes the thread that asks it for its first element.
final class ThreadNames: Sendable, AsyncSequence {
    typealias Element = [UInt8]

    private let names = Mutex<Set<String>>([])

    var all: Set<String> { names.withLock { $0 } }

    func noteCurrent() {
        let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")) ?? ""
        names.withLock { _ = $0.insert("/proc/" + target) }
    }

    func makeAsyncIterator() -> Iterator { Iterator(names: self) }

    struct Iterator: AsyncIteratorProtocol {
        let names: ThreadNames

        func next(isolation actor: isolated (any Actor)?) async -> [UInt8]? {
            names.noteCurrent()
            return nil
        }

        func next() async -> [UInt8]? { await next(isolation: #isolation) }
    }
}
