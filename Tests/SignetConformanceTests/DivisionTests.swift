import Testing

@testable import SignetConformance

@Suite struct DivisionTests {
    @Test("Every byte is a place to cut at, once")
    func all() {
        #expect(Division.all(of: 4) == [.whole, .at(1), .at(2), .at(3), .everywhere])
        #expect(Division.all(of: 1) == [.whole, .everywhere])
    }

    @Test("The pieces make up the whole, and none is empty", arguments: 1...6)
    func pieces(count: Int) {
        let bytes = (0..<UInt8(count)).map { $0 }
        for division in Division.all(of: count) {
            let pieces = division.pieces(of: bytes)
            #expect(Array(pieces.joined()) == bytes)
            #expect(pieces.allSatisfy { !$0.isEmpty })
        }
    }

    @Test("A target says which division it asks for", arguments: Division.all(of: 5))
    func targets(division: Division) {
        #expect(Division(target: division.target) == division)
    }

    @Test("Any other target asks for the whole", arguments: ["/", "/a", "", "/hello?x"])
    func others(target: String) {
        #expect(Division(target: target) == .whole)
    }
}
