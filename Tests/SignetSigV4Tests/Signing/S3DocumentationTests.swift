import HTTPTypes
import SignetSigV4
import Testing

/// The header examples of the S3 API reference, "Signature Calculations: Transferring Payload in a Single Chunk".
@Suite("S3 documentation")
struct S3DocumentationTests {
    struct Example: Sendable {
        let method: HTTPRequest.Method
        let target: String
        let headers: HTTPFields
        let body: String
        let signature: String
    }

    static let examples = [
        Example(
            method: .get, target: "/test.txt", headers: [.range: "bytes=0-9"], body: "",
            signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        Example(
            method: .put, target: "/test$file.text", headers: [.date: "Fri, 24 May 2013 00:00:00 GMT"],
            body: "Welcome to Amazon S3.",
            signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
        Example(
            method: .get, target: "/?lifecycle", headers: [:], body: "",
            signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        Example(
            method: .get, target: "/?max-keys=2&prefix=J", headers: [:], body: "",
            signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ]

    @Test("The four examples in header form are reproduced", arguments: examples)
    func header(example: Example) throws {
        var request = HTTPRequest(
            method: example.method, scheme: "https", authority: "examplebucket.s3.amazonaws.com", path: example.target,
            headerFields: example.headers)
        if example.method == .put {
            request.headerFields[try #require(.init("x-amz-storage-class"))] = "REDUCED_REDUNDANCY"
        }
        let signed = try SigV4Signer(service: "s3", region: "us-east-1").sign(
            request, payload: .sha256(of: example.body.utf8),
            credentials: Credentials(
                accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            at: try #require(Timestamp(iso8601Basic: "20130524T000000Z")))
        #expect(signed.signature == example.signature)
    }
}
