import Testing

@testable import SignetSocket

@Suite("The rules of the pool")
struct PoolAllotmentTests {
    private typealias Allotment = PoolAllotment<Int, Int>

    /// One origin's users, driven at random: what each has, and who waits.
    private struct Model {
        var allotment: Allotment
        let limit: Int
        let idleLimit: Int
        /// Who establishes a connection.
        var places = 0
        var busy: [Int] = []
        var waiting: [(waiter: Int, ticket: Int)] = []
        var last = 0

        init(limit: Int, idleLimit: Int) {
            allotment = Allotment(limit: limit, idleLimit: idleLimit)
            (self.limit, self.idleLimit) = (limit, idleLimit)
        }

        mutating func number() -> Int {
            last += 1
            return last
        }

        mutating func ask() {
            switch allotment.ask() {
            case .connection(let connection): busy.append(connection)
            case .place: places += 1
            case nil:
                let waiter = number()
                waiting.append((waiter, allotment.wait(waiter)))
            }
        }

        /// The first in line, and nobody else, is served.
        mutating func serve(_ waiter: Int) {
            #expect(waiting.first?.waiter == waiter)
            waiting.removeFirst()
        }

        mutating func giveUpPlace() {
            guard let waiter = allotment.giveUpPlace() else { return }
            serve(waiter)
            places += 1
        }

        mutating func release(_ connection: Int) {
            switch allotment.release(connection) {
            case .handed(let waiter):
                serve(waiter)
                busy.append(connection)
            case .kept: break
            case .refused: giveUpPlace()
            }
        }

        mutating func step(_ choice: Int, _ index: Int) {
            switch choice {
            case 0, 1, 2: ask()
            case 3 where places > 0:
                places -= 1
                busy.append(number())
            case 4 where places > 0:
                places -= 1
                giveUpPlace()
            case 5 where !busy.isEmpty: release(busy.remove(at: index % busy.count))
            case 6 where !busy.isEmpty: release(busy.removeFirst())
            case 7 where !busy.isEmpty:
                busy.remove(at: index % busy.count)
                giveUpPlace()
            case 8 where !allotment.idle.isEmpty:
                let dying = allotment.idle[index % allotment.idle.count]
                #expect(allotment.removeIdle { $0 == dying })
                #expect(!allotment.removeIdle { $0 == dying })
                giveUpPlace()
            case 9 where !waiting.isEmpty:
                let (waiter, ticket) = waiting.remove(at: index % waiting.count)
                #expect(allotment.withdraw(ticket) == waiter)
                #expect(allotment.withdraw(ticket) == nil)
            default: break
            }
        }

        func check() {
            #expect(allotment.taken == places + busy.count + allotment.idle.count)
            #expect(allotment.taken <= limit && allotment.idle.count <= idleLimit)
            #expect(allotment.waiters.count == waiting.count)
            // Nobody waits for what could be had.
            #expect(waiting.isEmpty || allotment.idle.isEmpty && allotment.taken == limit)
        }
    }

    @Test(
        "Whatever happens in whatever order, places are neither lost nor made, and nobody waits in vain or out of turn",
        arguments: 0..<40)
    func randomInterleavings(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let limit = 1 + seed % 5
        var model = Model(limit: limit, idleLimit: Int.random(in: 0...limit, using: &random))
        for _ in 0..<2000 {
            model.step(Int.random(in: 0..<10, using: &random), Int.random(in: 0..<64, using: &random))
            model.check()
        }
        // When all is over, all is free again.
        while !model.waiting.isEmpty || model.places > 0 || !model.busy.isEmpty {
            if model.places > 0 {
                model.step(4, 0)
            } else {
                model.step(7, 0)
            }
            model.check()
        }
        while !model.allotment.idle.isEmpty { model.step(8, 0) }
        #expect(model.allotment.isVacant)
    }

    @Test("The connection that became idle last is used first")
    func lastInFirstOut() {
        var allotment = Allotment(limit: 3, idleLimit: 3)
        for _ in 0..<3 { _ = allotment.ask() }
        for connection in 1...3 { _ = allotment.release(connection) }
        guard case .connection(3) = allotment.ask() else { return #expect(Bool(false), "it was another one") }
    }

    @Test("A closed allotment keeps nothing and gives nothing")
    func closed() {
        var allotment = Allotment(limit: 1, idleLimit: 1)
        _ = allotment.ask()
        _ = allotment.wait(7)
        #expect(allotment.close().waiters == [7])
        guard case .refused = allotment.release(1) else { return #expect(Bool(false), "it was kept") }
        #expect(allotment.giveUpPlace() == nil && allotment.ask() == nil && allotment.isVacant)
    }

    @Test("A limit below one is one: a call could only wait for ever")
    func leastLimit() {
        var allotment = Allotment(limit: 0, idleLimit: 0)
        guard case .place = allotment.ask() else { return #expect(Bool(false), "there was no place") }
        #expect(allotment.ask() == nil)
    }
}
