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
        var output = Array("/\n".utf8)
        CanonicalQuery.append(Array(query.utf8)[...], to: &output)
        #expect(String(decoding: output.dropFirst(2), as: UTF8.self) == canonical)
    }
}
