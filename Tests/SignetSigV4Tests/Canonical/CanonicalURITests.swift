import Testing

@testable import SignetSigV4

@Suite("Canonical URI")
struct CanonicalURITests {
    @Test(
        "Paths of most services are normalised and encoded once more",
        arguments: [
            ("", "/"), ("/", "/"), ("//", "/"), ("/.", "/"), ("/..", "/"), ("/../..", "/"), ("/a/..", "/"),
            ("/a/../", "/"), ("/a/.", "/a"), ("/a/./", "/a/"), ("/a//b", "/a/b"), ("//a//", "/a/"),
            ("/a/b/../c", "/a/c"), ("/../a", "/a"), ("/...", "/..."), ("/a..b", "/a..b"),
            ("/%2e%2e/a", "/%252e%252e/a"),
            ("/a b", "/a%20b"), ("/a%20b", "/a%2520b"), ("/é", "/%C3%A9"), ("/%zz", "/%25zz"),
            ("/test/@connections/X%3D", "/test/%40connections/X%253D"), ("/!'()*", "/%21%27%28%29%2A"),
            ("/-._~", "/-._~"), ("/a+b", "/a%2Bb"), ("/a=b&c;d", "/a%3Db%26c%3Bd"),
        ])
    func standard(path: String, canonical: String) {
        #expect(canonicalURI(path, rules: .standard) == canonical)
    }

    @Test(
        "Paths of S3 are encoded once and keep every segment",
        arguments: [
            ("", "/"), ("/", "/"), ("//", "//"), ("/a/../b", "/a/../b"), ("/a//b/./", "/a//b/./"),
            ("/test$file.text", "/test%24file.text"), ("/test%24file.text", "/test%24file.text"), ("/a%2fb", "/a%2Fb"),
            ("/a=b", "/a%3Db"), ("/a%20b", "/a%20b"), ("/a b", "/a%20b"), ("/%41", "/A"), ("/100%", "/100%25"),
            ("/%c3%a9", "/%C3%A9"), ("/é", "/%C3%A9"), ("/a+b@c!", "/a%2Bb%40c%21"),
        ])
    func s3(path: String, canonical: String) {
        #expect(canonicalURI(path, rules: .s3) == canonical)
    }

    private func canonicalURI(_ path: String, rules: SigningRules) -> String {
        var output: [UInt8] = []
        Array(path.utf8).withUnsafeBufferPointer { CanonicalURI.write($0, rules: rules, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }
}
