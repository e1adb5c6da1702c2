import SignetCore
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test(
        "leaves the unreserved characters and no others",
        arguments: [
            ("", ""), ("azAZ09-._~", "azAZ09-._~"), (" ", "%20"), ("+", "%2B"), ("/", "%2F"), ("%", "%25"),
            ("a=b&c", "a%3Db%26c"), ("!'()*", "%21%27%28%29%2A"), ("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80"),
            ("\0\r\n\u{7F}", "%00%0D%0A%7F"), ("[]", "%5B%5D"),
        ])
    func encode(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
    }

    @Test("keeps pairs in order, and names as often as they come")
    func pairs() {
        let pairs = [(name: "b", value: "1"), (name: "a b", value: ""), (name: "b", value: "&=")]
        #expect(PercentEncoding.encode(pairs: pairs) == "b=1&a%20b=&b=%26%3D")
    }
}
