/// A stream of these chunks, then the end.
struct Chunks: AsyncSequence, Sendable {
    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<String>

        mutating func next() async -> [UInt8]? {
            rest.popFirst().map { Array($0.utf8) }
        }

        mutating func next(isolation actor: isolated (any Actor)?) async -> [UInt8]? {
            rest.popFirst().map { Array($0.utf8) }
        }
    }

    let chunks: [String]

    init(_ chunks: [String]) {
        self.chunks = chunks
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(rest: chunks[...])
    }
}
