/// Who hears of which descriptor.
struct HandlerTable {
    /// Names an entry: its index, and above it how often the index had been used before. Never the same twice, so that a
    /// late event cannot reach the next owner of a descriptor.
    typealias Token = UInt64

    private var entries: [(token: Token, handler: (any ReadinessHandler)?)] = []
    private var free: [Int] = []

    private static let indexBits: Token = 24
    private static let indexMask: Token = 1 << indexBits - 1

    /// Room for 16 million, more than the descriptors Linux gives a process.
    mutating func add(_ handler: any ReadinessHandler) -> Token {
        guard let index = free.popLast() else {
            entries.append((Token(entries.count), handler))
            return Token(entries.count - 1)
        }
        entries[index].handler = handler
        return entries[index].token
    }

    subscript(token: Token) -> (any ReadinessHandler)? {
        let index = Int(token & Self.indexMask)
        guard index < entries.count, entries[index].token == token else { return nil }
        return entries[index].handler
    }

    mutating func remove(_ token: Token) -> (any ReadinessHandler)? {
        guard let handler = self[token] else { return nil }
        let index = Int(token & Self.indexMask)
        entries[index] = (token &+ 1 << Self.indexBits, nil)
        free.append(index)
        return handler
    }

    var all: [any ReadinessHandler] { entries.compactMap(\.handler) }
}
