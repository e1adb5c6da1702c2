import Testing

@testable import SignetConformance

@Suite("The pattern of large bodies")
struct PatternTests {
    private func accepts(_ bytes: [UInt8], after offset: Int = 0) -> Bool {
        var check = Pattern.Check()
        var position = 0
        while position < offset {
            let chunk = Pattern.chunk(from: position, atMost: offset - position)
            guard chunk.withUnsafeBytes({ check.accepts($0) }) else { return false }
            position += chunk.count
        }
        return bytes.withUnsafeBytes { check.accepts($0) }
    }

    @Test("What follows is accepted, however it is cut", arguments: [1, 7, 4096, 65_520, 65_521, 65_522, 200_000])
    func cuts(size: Int) {
        var whole: [UInt8] = []
        while whole.count < 400_000 { whole += Pattern.chunk(from: whole.count, atMost: 400_000 - whole.count) }
        var check = Pattern.Check()
        for start in stride(from: 0, to: whole.count, by: size) {
            let piece = whole[start..<min(start + size, whole.count)]
            #expect(piece.withUnsafeBytes { check.accepts($0) })
        }
        #expect(check.count == 400_000)
    }

    @Test("A byte that is lost, doubled, swapped or changed is noticed", arguments: [0, 65_536, 131_072])
    func faults(offset: Int) {
        let right = Pattern.chunk(from: offset, atMost: 5_000)
        #expect(accepts(right, after: offset))
        #expect(!accepts(Array(right.dropFirst()), after: offset))
        #expect(!accepts(Array(right.prefix(10) + right.dropFirst(9)), after: offset))
        #expect(!accepts(Array(right[2_500...] + right[..<2_500]), after: offset))
        var changed = right
        changed[4_999] ^= 1
        #expect(!accepts(changed, after: offset))
        #expect(!accepts(Pattern.chunk(from: offset + 65_536, atMost: 5_000), after: offset))
    }
}
