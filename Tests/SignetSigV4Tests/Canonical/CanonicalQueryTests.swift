import Testing

@testable import SignetSigV4

@Suite("Canonical query")
struct CanonicalQueryTests {
    @Test(
        "Parameters are encoded afresh, then sorted by name and value",
        arguments: [
            ("", ""), ("v", "v="), ("v=", "v="), ("b=1&a=2", "a=2&b=1"), ("a=2&a=1&a=2", "a=1&a=2&a=2"),
            ("a=10&a=9", "a=10&a=9"), ("a-=1&a=1", "a=1&a-=1"), ("a1=x&a=y", "a=y&a1=x"), ("b&B", "B=&b="),
            ("page[size]=1&page=2", "page=2&page%5Bsize%5D=1"), ("à=1&a=2", "%C3%A0=1&a=2"), ("a=b=c", "a=b%3Dc"),
            ("a=%3a&b=:", "a=%3A&b=%3A"), ("a=%41", "a=A"), ("a=+", "a=%2B"), ("a=%2B", "a=%2B"), ("a=%20", "a=%20"),
            ("a=%zz", "a=%25zz"), ("a=%", "a=%25"), ("a=%4", "a=%254"), ("a=%25", "a=%25"), ("a=/?", "a=%2F%3F"),
            ("!'()*=!'()*", "%21%27%28%29%2A=%21%27%28%29%2A"), ("&", ""), ("a&&b", "a=&b="), ("=x", "=x"),
            ("a=1;b=2", "a=1%3Bb%3D2"), ("~-_.=~-_.", "~-_.=~-_."),
        ])
    func table(query: String, canonical: String) {
        #expect(self.canonical(Array(query.utf8)) == Array(canonical.utf8))
    }

    @Test("Any bytes have a canonical form of unreserved characters, which is its own canonical form")
    func idempotence() {
        var random = SplitMix64(seed: 6)
        let bytes = Array("&&&===%%%++ab09AFaf.-_~ /?#;".utf8) + [0x00, 0x7F, 0x80, 0xFF]
        for _ in 0..<3000 {
            let query = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(bytes) }
            let once = canonical(query)
            #expect(canonical(once) == once)
            #expect(once.allSatisfy { PercentEncoding.isUnreserved($0) || "%&=".utf8.contains($0) })
        }
    }

    private func canonical(_ query: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        query.withUnsafeBufferPointer { CanonicalQuery.write($0, to: &output) }
        return output
    }
}
