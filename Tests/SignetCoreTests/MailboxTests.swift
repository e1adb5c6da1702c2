import Synchronization
import Testing

@_spi(Transports) @testable import SignetCore

@Suite("Messages from other threads")
struct MailboxTests {
    @Test("Everything posted from many threads arrives once, and in the order of each")
    func manyPosters() async {
        let mailbox = Mailbox<@Sendable () -> Void>()
        let arrived = Arrived()
        await withTaskGroup(of: Void.self) { group in
            for poster in 0..<8 {
                group.addTask {
                    for number in 0..<1000 {
                        _ = mailbox.post { arrived.note(number, of: poster) }
                    }
                }
            }
            var count = 0
            while count < 8000 {
                mailbox.takeAll { work in
                    count += 1
                    work()
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
        let mailbox = Mailbox<Int>()
        #expect(mailbox.post(0) == .delivered)
        #expect(!mailbox.fallAsleep())
        mailbox.takeAll { _ in }
        #expect(mailbox.fallAsleep())
        #expect(mailbox.post(1) == .mustWake)
        #expect(mailbox.post(2) == .delivered)
        // Woken by something else, it finds both later.
        mailbox.wakeUp()
        #expect(!mailbox.fallAsleep())
        var count = 0
        mailbox.takeAll { _ in count += 1 }
        #expect(count == 2)
        #expect(mailbox.fallAsleep())
        #expect(mailbox.wakeUp())
        #expect(!mailbox.wakeUp())
        #expect(mailbox.post(2) == .delivered)
    }

    @Test("After the owner has gone everything is refused, and nothing is lost that came before")
    func closed() {
        let mailbox = Mailbox<Int>()
        _ = mailbox.post(1)
        _ = mailbox.post(2)
        var rest: [Int] = []
        mailbox.close { rest.append($0) }
        #expect(rest == [1, 2])
        #expect(mailbox.post(3) == .refused)
        mailbox.takeAll { rest.append($0) }
        #expect(rest == [1, 2])
    }

    @Test("What nobody takes is let go with the mailbox")
    func leftOver() {
        final class Message: Sendable {}
        weak var left: Message?
        do {
            let message = Message()
            left = message
            _ = Mailbox<Message>().post(message)
        }
        #expect(left == nil)
    }
}
