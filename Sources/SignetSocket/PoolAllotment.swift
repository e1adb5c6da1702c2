/// Who may use which connection of one origin: the rules of the pool, without a lock, a clock or a socket.
///
/// A *place* is the right to one connection: it is taken while the connection is being established, busy or idle. While
/// anyone waits, every place is taken and none of the connections is idle.
struct PoolAllotment<Connection, Waiter> {
    typealias Ticket = TicketQueue<Waiter>.Ticket

    /// What somebody who asked, or waited, is given.
    enum Grant {
        /// A connection that is idle, with its place.
        case connection(Connection)
        /// A place to establish a connection in.
        case place
    }

    /// What became of a connection that is free again.
    enum Release {
        /// It is the waiter's.
        case handed(Waiter)
        /// It is idle.
        case kept
        /// There is no room for it: it is to be closed, and its place given up.
        case refused
    }

    private let limit: Int
    private let idleLimit: Int
    private(set) var idle: [Connection] = []
    private(set) var taken = 0
    private(set) var waiters = TicketQueue<Waiter>()
    private(set) var isOpen = true

    init(limit: Int, idleLimit: Int) {
        self.limit = max(1, limit)
        self.idleLimit = idleLimit
    }

    /// Whether nothing would be lost with this allotment.
    var isVacant: Bool { taken == 0 && waiters.isEmpty }

    /// The connection that became idle last, being the likeliest to be alive, or a free place; `nil` when there is
    /// neither, and the asker may wait.
    mutating func ask() -> Grant? {
        if let connection = idle.popLast() { return .connection(connection) }
        guard isOpen, taken < limit else { return nil }
        taken += 1
        return .place
    }

    /// As ``ask()``, without a place.
    mutating func takeIdle() -> Connection? {
        idle.popLast()
    }

    mutating func wait(_ waiter: Waiter) -> Ticket {
        waiters.append(waiter)
    }

    /// Takes out a waiter; `nil` when it has been given something.
    mutating func withdraw(_ ticket: Ticket) -> Waiter? {
        waiters.remove(ticket)
    }

    mutating func release(_ connection: Connection) -> Release {
        guard isOpen else { return .refused }
        if let waiter = waiters.popFirst() { return .handed(waiter) }
        guard idle.count < idleLimit else { return .refused }
        idle.append(connection)
        return .kept
    }

    /// Takes out an idle connection, with its place; `false` when it is not idle.
    mutating func removeIdle(where isMatch: (Connection) -> Bool) -> Bool {
        guard let index = idle.lastIndex(where: isMatch) else { return false }
        idle.remove(at: index)
        return true
    }

    /// A place is free again; returns the waiter whose it is now.
    mutating func giveUpPlace() -> Waiter? {
        if let waiter = waiters.popFirst() { return waiter }
        taken -= 1
        return nil
    }

    /// Ends it; returns the connections that were idle and those who waited.
    mutating func close() -> (idle: [Connection], waiters: [Waiter]) {
        isOpen = false
        defer { idle = [] }
        return (idle, waiters.removeAll())
    }
}
