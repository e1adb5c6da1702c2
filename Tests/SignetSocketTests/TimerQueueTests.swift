import SignetCore
import Synchronization
import Testing

@testable import SignetSocket

@Suite("Timers")
struct TimerQueueTests {
    @Test("Timers are due in the order of their instants, and not before")
    func order() {
        let start = Moment.now
        let fired = Fired()
        var queue = TimerQueue()
        let delays = [50, 10, 40, 10, 30, 70, 20, 60, 0, 90].map { $0 * 1000 }
        for (id, delay) in delays.enumerated() {
            queue.add(TimerQueue.ID(id), at: start + .milliseconds(delay)) { fired.note(delay) }
        }
        #expect(queue.next == start)
        for action in queue.due(at: start + .milliseconds(40_000)) { action() }
        #expect(fired.all == [0, 10, 10, 20, 30, 40].map { $0 * 1000 })
        for action in queue.due(at: start + .milliseconds(90_000)) { action() }
        #expect(fired.all == delays.sorted())
        #expect(queue.next == nil)
    }

    @Test("A timer that was cancelled does not fire")
    func cancellation() {
        let start = Moment.now
        let fired = Fired()
        var queue = TimerQueue()
        for number in 0..<10 {
            queue.add(TimerQueue.ID(number), at: start + .seconds(number)) { fired.note(number) }
        }
        for number in stride(from: 0, to: 10, by: 2) { queue.cancel(TimerQueue.ID(number)) }
        for action in queue.due(at: start + .seconds(10)) { action() }
        #expect(fired.all == [1, 3, 5, 7, 9])
    }

    private final class Fired: Sendable {
        private let numbers = Mutex<[Int]>([])

        var all: [Int] { numbers.withLock { $0 } }

        func note(_ number: Int) {
            numbers.withLock { $0.append(number) }
        }
    }
}
