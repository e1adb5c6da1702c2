import Synchronization

/// A stream of 64 KiB chunks without end, which counts what has been taken.
final class Endless: AsyncSequence, Sendable {
    struct Iterator: AsyncIteratorProtocol {
        let source: Endless

        mutating func next() async -> [UInt8]? { source.take() }

        mutating func next(isolation actor: isolated (any Actor)?) async -> [UInt8]? { source.take() }
    }

    private let count = Atomic(0)

    /// The bytes taken so far.
    var taken: Int { count.load(ordering: .relaxed) }

    func makeAsyncIterator() -> Iterator {
        Iterator(source: self)
    }

    private func take() -> [UInt8] {
        count.add(64 * 1024, ordering: .relaxed)
        return [UInt8](repeating: UInt8(ascii: "x"), count: 64 * 1024)
    }
}
