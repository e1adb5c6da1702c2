import HTTPTypes
import SignetSigV4
import Testing

@Suite("Signature of a request")
struct RequestSignatureTests {
    private static let signature = String(repeating: "0a", count: 32)
    private static let credential = "Credential=AKID/20150830/us-east-1/sts/aws4_request"
    private static let names = "SignedHeaders=host;x-amz-date"

    @Test(
        "Parts may come in any order, with or without a space after the comma",
        arguments: [
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential),\(names),Signature=\(signature)",
            "AWS4-HMAC-SHA256 Signature=\(signature),  \(credential), \(names)",
        ])
    func wellFormed(value: String) throws {
        let header = try RequestSignature(parsing: value)
        #expect(header.accessKeyID == "AKID")
        #expect(header.scope.description == "20150830/us-east-1/sts/aws4_request")
        #expect(header.signedHeaders == ["host", "x-amz-date"])
        #expect(header.signature == Self.signature)
    }

    @Test(
        "Everything else is malformed",
        arguments: [
            "", "Basic dTpw", "Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 ",
            "aws4-hmac-sha256 \(credential), \(names), Signature=\(signature)",
            "AWS4-ECDSA-P256-SHA256 \(credential), \(names), Signature=\(signature)",
            " AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), \(names)",
            "AWS4-HMAC-SHA256 \(credential), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature),",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature), Extra=1",
            "AWS4-HMAC-SHA256 \(credential), \(credential), \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential); \(names); Signature=\(signature)",
            "AWS4-HMAC-SHA256 credential=AKID/20150830/us-east-1/sts/aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature.dropLast())",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature)0",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature.uppercased())",
            "AWS4-HMAC-SHA256 \(credential), \(names), Signature=\(signature) ",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=host;, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=Host, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=x-amz-date;host, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=host;host, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=authorization;host, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=ho st, Signature=\(signature)",
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=host\u{37E}x-amz-date, Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/sts, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/sts/aws4_request/, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/sts/aws3_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=/20150830/us-east-1/sts/aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150230/us-east-1/sts/aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/2015083/us-east-1/sts/aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150830//sts/aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1//aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/s%2Fs/aws4_request, \(names), Signature=\(signature)",
            "AWS4-HMAC-SHA256 Credential=A KID/20150830/us-east-1/sts/aws4_request, \(names), Signature=\(signature)",
        ])
    func malformed(value: String) throws {
        let error = try #require(throws: VerificationError.self) { try RequestSignature(parsing: value) }
        guard case .malformedAuthorization(let why) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(!why.isEmpty)
    }

    @Test("Of 5,000 damaged headers, those that still parse hold only well-formed parts")
    func damage() throws {
        var random = SplitMix64(seed: 7)
        let intact = Array("AWS4-HMAC-SHA256 \(Self.credential), \(Self.names), Signature=\(Self.signature)".utf8)
        for _ in 0..<5000 {
            var bytes = intact
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch UInt8.random(in: 0...2, using: &random) {
                case 0: bytes.remove(at: index)
                case 1: bytes[index] = UInt8.random(in: 0...255, using: &random)
                default: bytes.insert(random.pick(Array(", =;/".utf8)), at: index)
                }
            }
            guard let header = try? RequestSignature(parsing: String(decoding: bytes, as: UTF8.self)) else {
                continue
            }
            #expect(header.signature.utf8.count == 64)
            #expect(header.signedHeaders == header.signedHeaders.sorted() && !header.signedHeaders.isEmpty)
            #expect(!header.accessKeyID.isEmpty && Timestamp(iso8601Basic: header.scope.dateStamp + "T000000Z") != nil)
        }
    }

    @Test("A value beyond the limit is not parsed")
    func limits() throws {
        let long = "AWS4-HMAC-SHA256 " + String(repeating: "a", count: 8192)
        #expect(throws: VerificationError.limitExceeded(what: "bytes of Authorization", limit: 8192)) {
            try RequestSignature(parsing: long)
        }
    }

    @Test("A key id with a comma is refused in a query, as it cannot be written in a header")
    func comma() {
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: "h",
            path: "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK,ID%2F20150830%2Fr%2Fs%2Faws4_request"
                + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=\(Self.signature)"
        )
        #expect(
            throws: VerificationError.malformedAuthorization(
                why: "its access key id is not 1 to 128 visible ASCII bytes but ','")
        ) { try RequestSignature(of: request) }
    }

    @Test("No header and two headers are told apart")
    func count() throws {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "h", path: "/")
        #expect(throws: VerificationError.missingAuthentication) { try RequestSignature(of: request) }
        let value = "AWS4-HMAC-SHA256 \(Self.credential), \(Self.names), Signature=\(Self.signature)"
        request.headerFields.append(HTTPField(name: .authorization, value: value))
        #expect(try RequestSignature(of: request).accessKeyID == "AKID")
        request.headerFields.append(HTTPField(name: .authorization, value: value))
        #expect(throws: VerificationError.malformedAuthorization(why: "the header is there twice")) {
            try RequestSignature(of: request)
        }
    }
}
