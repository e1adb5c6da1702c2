/// Elements served in the order they came, each of which can leave from the middle.
///
/// Both ends and the leaving cost the same however long the queue is: tickets are consecutive numbers, and a number that
/// has left is skipped once.
struct TicketQueue<Element> {
    /// An element's number, never used twice.
    typealias Ticket = Int

    private var elements: [Ticket: Element] = [:]
    private var first: Ticket = 0
    private var next: Ticket = 0

    var isEmpty: Bool { elements.isEmpty }
    var count: Int { elements.count }

    mutating func append(_ element: Element) -> Ticket {
        defer { next += 1 }
        elements[next] = element
        return next
    }

    mutating func popFirst() -> Element? {
        while first < next {
            defer { first += 1 }
            if let element = elements.removeValue(forKey: first) { return element }
        }
        return nil
    }

    /// Takes out the holder of `ticket`; `nil` when it has been served or has left.
    mutating func remove(_ ticket: Ticket) -> Element? {
        elements.removeValue(forKey: ticket)
    }

    mutating func removeAll() -> [Element] {
        var all: [Element] = []
        while let element = popFirst() { all.append(element) }
        return all
    }
}
