import Testing

@testable import SignetSocket

@Suite("The table of handlers")
struct HandlerTableTests {
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
