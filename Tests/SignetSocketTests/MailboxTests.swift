import Synchronization
import Testing

@testable import SignetSocket

@Suite("Work from other threads")
struct MailboxTests {
    @Test("Everything posted from many threads arrives once, and in the order of each")
    func manyPosters() async {
        let mailbox = Mailbox()
        let arrived = Arrived()
        await withTaskGroup(of: Void.self) { group in
            for poster in 0..<8 {
                group.addTask {
                    for number in 0..<1000 {
                        _ = mailbox.post(.call { arrived.note(number, of: poster) })
                    }
                }
            }
            var count = 0
            while count < 8000 {
                mailbox.takeAll { work in
                    count += 1
                    work.perform()
                }
                await Task.yield()
            }
        }
        #expect(arrived.numbers.allSatisfy { $0 == Array(0..<1000) })
    }

    private final class Arrived: Sendable {
        private let all = Mutex<[[Int]]>(Array(repeating: [], count: 8))

        var numbers: [[Int]] { all.withLock { $0 } }

        func note(_ number: Int, of poster: Int) {
            all.withLock { $0[poster].append(number) }
        }
    }

    @Test("Of those who post to a sleeper the first, and nobody else, is told to wake it")
    func sleeper() {
        let mailbox = Mailbox()
        #expect(!mailbox.post(.call {}))
        #expect(!mailbox.fallAsleep())
        mailbox.takeAll { _ in }
        #expect(mailbox.fallAsleep())
        #expect(mailbox.post(.call {}))
        #expect(!mailbox.post(.call {}))
        // Woken by something else, it finds both later.
        mailbox.wakeUp()
        #expect(!mailbox.fallAsleep())
        var count = 0
        mailbox.takeAll { _ in count += 1 }
        #expect(count == 2)
        #expect(mailbox.fallAsleep())
        mailbox.wakeUp()
        #expect(!mailbox.post(.call {}))
    }

    @Test("A token of the table of handlers is never that of the next owner of its place")
    func tokens() {
        final class Handler: ReadinessHandler {
            func became(_ readiness: Readiness) {}
            func abort(_ failure: StreamFailure) {}
        }
        var table = HandlerTable()
        let handlers = (0..<3).map { _ in Handler() }
        let first = table.add(handlers[0])
        let second = table.add(handlers[1])
        #expect(table.remove(first) === handlers[0])
        let third = table.add(handlers[2])
        #expect(third != first && table[first] == nil && table.remove(first) == nil)
        #expect(table[second] === handlers[1] && table[third] === handlers[2] && table.all.count == 2)
        #expect(table[.max] == nil)
    }
}
