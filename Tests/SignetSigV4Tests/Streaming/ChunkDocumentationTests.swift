import HTTPTypes
import SignetSigV4
import Testing

/// "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks" and the page on
/// trailing headers, of the S3 API reference.
@Suite("S3 documentation, chunks")
struct ChunkDocumentationTests {
    @Test("The chunked example is reproduced to the byte, however the body comes", arguments: [1000, 65_536, 66_560])
    func chunks(piece: Int) throws {
        let payload = ChunkedPayload(decodedLength: 66_560)
        let chunked = try ChunkExample.signer(signsLength: true).signChunked(
            ChunkExample.request(), payload: payload, credentials: ChunkExample.credentials, at: ChunkExample.date)
        #expect(chunked.signed.signature == "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")
        #expect(chunked.signed.request.headerFields[.contentLength] == "66824")
        let encoded = try ChunkExample.encode(ChunkExample.body, with: chunked, piece: piece)
        let expected =
            "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
            + String(repeating: "a", count: 65_536) + "\r\n"
            + "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"
            + String(repeating: "a", count: 1024) + "\r\n"
            + "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n"
        #expect(encoded == Array(expected.utf8))
        #expect(encoded.count == 66_824)
    }

    /// The checksum of the example is not that of its body: the page gives the value.
    @Test("The example with a trailer is reproduced")
    func trailer() throws {
        let name = try ChunkExample.field("x-amz-checksum-crc32c")
        let payload = ChunkedPayload(decodedLength: 66_560, trailers: [.init(name: name, valueLength: 8)])
        let chunked = try ChunkExample.signer().signChunked(
            ChunkExample.request(), payload: payload, credentials: ChunkExample.credentials, at: ChunkExample.date)
        #expect(chunked.signed.signature == "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")
        let encoded = try ChunkExample.encode(
            ChunkExample.body, with: chunked, piece: 8192, trailers: [name: "sOO8/Q=="])
        let text = String(decoding: encoded, as: UTF8.self)
        for signature in [
            "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n",
            "400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n",
        ] {
            #expect(text.contains(signature))
        }
        #expect(
            text.hasSuffix(
                "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                    + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                    + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n"
            ))
        #expect(encoded.count == chunked.encoder.encodedLength)
    }
}
