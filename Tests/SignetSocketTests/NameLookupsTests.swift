import Testing

@testable import SignetSocket

@Suite("Look-ups in progress")
struct NameLookupsTests {
    @Test("Whoever asks for a name at the same time, or after, gets its addresses")
    func shared() async {
        let lookups = NameLookups()
        for _ in 0..<3 {
            let promises = (0..<50).map { _ in Promise<Resolver.Answer>() }
            for promise in promises { lookups.answer(promise, "localhost", 80) }
            for promise in promises {
                guard case .success(let addresses) = await promise.value else {
                    Issue.record("no answer")
                    continue
                }
                #expect(addresses.contains { $0.port == 80 })
            }
        }
    }

    @Test("A failure is everybody's, and forgotten")
    func failure() async {
        let lookups = NameLookups()
        for _ in 0..<2 {
            let promises = (0..<5).map { _ in Promise<Resolver.Answer>() }
            // Longer than a name may be (RFC 1035 §2.3.4): refused without asking anybody.
            for promise in promises { lookups.answer(promise, String(repeating: "a", count: 300), 80) }
            for promise in promises {
                guard case .failure(.noAddress) = await promise.value else {
                    Issue.record("an answer")
                    continue
                }
            }
        }
    }
}
