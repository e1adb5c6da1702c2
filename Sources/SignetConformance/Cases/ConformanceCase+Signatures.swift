import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// What is signed is what is sent: the server computes the signature of the bytes it received.
    static let signatures: [ConformanceCase] =
        plainlySigned.map { signed($0) }
        + [
            signed(
                SignedSample("with a field value that is not UTF-8", value: [0x63, 0xE9, 0x80, 0xFF]),
                needs: [.opaqueFieldValues], lack: .isRefused),
            signed(
                SignedSample("with dot segments in its path", .get, "/a/../b/./c//d"), needs: [.byteExactTarget],
                lack: .isRefused),
            signed(
                SignedSample("with brackets in its query", .get, "/?filter[a]=1&filter[b]=%5B"),
                needs: [.byteExactTarget], lack: .isRefused),
            signed(
                SignedSample(
                    "whose body is a stream of known length", .put, "/", type, blob, as: .stream(length: blob.count)),
                needs: [.uploadStreaming], lack: .isRefused),
            signed(
                SignedSample(
                    "whose body is a stream of unknown length", .put, "/", type, blob, as: .stream(length: nil)),
                needs: [.uploadStreaming], lack: .isRefused),
            signed(
                SignedSample("that is a GET with a body", .get, "/", type, Array("hello".utf8)), needs: [.getWithBody],
                lack: .isRefused),
        ]

    private static let plainlySigned = [
        SignedSample("without path or query"),
        SignedSample("with escapes in its path", .get, "/a%2Fb//c/%7Euser/x%3D/%e2%82%ac%E2%82%AC"),
        SignedSample("with reserved characters in its path", .get, "/;:@*'(),!$&+=~-._"),
        SignedSample("with a query out of order", .get, "/?b=2&a=1&a=0&empty=&flag&plus=%2B+%20&%C3%A9=1"),
        SignedSample("with reserved characters in its query", .get, "/?q=a/b?c;:@*'()!$,~&=x&&"),
        SignedSample("with a query of 4,000 bytes", .get, "/?q=" + String(repeating: "a%20", count: 1000)),
        SignedSample("whose signature stands in its query", .get, "/a%20b?x=%2F&y", isPresigned: true),
        SignedSample("that deletes", .delete, "/orders/1"),
        SignedSample("for the head alone", .head, "/orders"),
        SignedSample("that posts nothing", .post, "/orders"),
        SignedSample("with a JSON body", .post, "/", [("Content-Type", "application/json")], Array("{\"é\":1}".utf8)),
        SignedSample("with a body of every byte", .put, "/", type, (0...255).map { UInt8($0) }),
        SignedSample("with a body of 300 KB", .patch, "/", type, blob),
        SignedSample("with spaces in a field value", .get, "/", [("X-A", "a  b   c"), ("X-B", "\"a  b\"")]),
        SignedSample("with an empty field value", .get, "/", [("X-A", "")]),
        SignedSample("with fields of one name", .get, "/", [("X-A", "b"), ("X-A", "a, c"), ("X-A", "b")]),
        SignedSample("with a UTF-8 field value", .get, "/", [("X-A", "café €")]),
        SignedSample("for another host", .get, "/", [("Host", "api.example.com")]),
        SignedSample("with 60 fields", .get, "/", (0..<60).map { ("X-\($0)", "\($0)") }),
    ]

    private static let type = [(name: "Content-Type", value: "application/octet-stream")]
    private static let blob = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    private static func signed(
        _ sample: SignedSample, needs: [TransportCapabilities.Item] = [], lack: Lack = .isExcluded
    ) -> ConformanceCase {
        ConformanceCase(
            "A signed request \(sample.what) arrives with a signature that holds", needs: needs, lack: lack,
            SignedRequestTrial(sample: sample))
    }
}
