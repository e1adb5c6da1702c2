import HTTPTypes
import SignetSigV4
import Testing

@Suite("Signer")
struct SigV4SignerTests {
    private let date = Timestamp(secondsSince1970: 1_440_938_160)
    private let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")

    private func sign(
        _ request: HTTPRequest, service: String = "execute-api", rules: SigningRules? = nil,
        payload: PayloadHash = .empty, credentials: Credentials? = nil
    ) throws -> SignedRequest {
        try SigV4Signer(service: service, region: "eu-west-1", rules: rules).sign(
            request, payload: payload, credentials: credentials ?? self.credentials, at: date)
    }

    private func request(_ fields: HTTPFields = [:], path: String? = "/", authority: String? = "h.com") -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "https", authority: authority, path: path, headerFields: fields)
    }

    private func name(_ name: String) throws -> HTTPField.Name {
        try #require(HTTPField.Name(name))
    }

    @Test("The given fields keep their order, and what signing adds comes after")
    func emission() throws {
        let fields: HTTPFields = [.userAgent: "u", .accept: "a", try name("x-amz-meta-z"): "z"]
        let withToken = Credentials(accessKeyID: "AKID", secretAccessKey: "s", sessionToken: "t")
        let signed = try sign(request(fields), service: "s3", credentials: withToken)
        #expect(
            signed.request.headerFields.map(\.name.rawName) == [
                "User-Agent", "Accept", "x-amz-meta-z", "X-Amz-Security-Token", "X-Amz-Date", "X-Amz-Content-Sha256",
                "Authorization",
            ])
        #expect(
            signed.request.headerFields[.authorization] == "AWS4-HMAC-SHA256 "
                + "Credential=AKID/20150830/eu-west-1/s3/aws4_request, SignedHeaders=accept;host;x-amz-content-sha256;"
                + "x-amz-date;x-amz-meta-z;x-amz-security-token, Signature=\(signed.signature)")
        #expect(signed.signedHeaders.first == "accept" && signed.signedHeaders.last == "x-amz-security-token")
    }

    @Test("Fields that proxies change are left out, and the result says which and why")
    func unsignedFields() throws {
        let fields: HTTPFields = [
            .userAgent: "u", .acceptEncoding: "gzip", .contentLength: "0", .connection: "close", .te: "trailers",
            try name("X-Forwarded-For"): "1.2.3.4", try name("Sec-Fetch-Mode"): "cors",
            try name("X-Amzn-Trace-Id"): "1",
            .contentType: "text/plain",
        ]
        let signed = try sign(request(fields))
        #expect(signed.signedHeaders == ["content-type", "host", "x-amz-date"])
        #expect(
            signed.unsignedHeaders.map(\.name) == [
                "user-agent", "accept-encoding", "content-length", "connection", "te", "x-forwarded-for",
                "sec-fetch-mode", "x-amzn-trace-id",
            ])
        #expect(signed.unsignedHeaders.allSatisfy { !$0.reason.isEmpty })
    }

    @Test("The policy can sign more and leave out more, but never host, content-type and x-amz-*")
    func policy() throws {
        let fields: HTTPFields = [
            .userAgent: "u", .accept: "a", .contentType: "c", .contentLength: "0", try name("X-Amz-Target"): "t",
            try name("X-Forwarded-For"): "1.2.3.4",
        ]
        let headers = HeaderPolicy.standard.signing("User-Agent", "X-Forwarded-For")
            .leavingOut("Accept", "Host", "Content-Type", "X-Amz-Target")
        let signed = try sign(request(fields), rules: SigningRules(headers: headers))
        #expect(
            signed.signedHeaders == [
                "content-type", "host", "user-agent", "x-amz-date", "x-amz-target", "x-forwarded-for",
            ])
        let everything = try sign(request(fields), rules: SigningRules(headers: .signEverything))
        #expect(everything.unsignedHeaders.isEmpty)
    }

    @Test("One call may sign other headers than the next, by a copy of the signer")
    func perCall() throws {
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        var other = signer
        other.rules.headers = .standard.leavingOut("range").signing("user-agent")
        let request = request([.range: "bytes=0-9", .userAgent: "u"])
        let usual = try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        let special = try other.sign(request, payload: .empty, credentials: credentials, at: date)
        #expect(usual.signedHeaders == ["host", "range", "x-amz-date"])
        #expect(special.signedHeaders == ["host", "user-agent", "x-amz-date"])
        #expect(special.unsignedHeaders.map(\.name) == ["range"])
    }

    @Test("The signed host is the Host field, else the authority, port and all")
    func host() throws {
        #expect(try sign(request(authority: "h.com:8443")).canonicalRequest.contains("\nhost:h.com:8443\n"))
        let both = try sign(request([try name("Host"): "field"], authority: "authority"))
        #expect(both.canonicalRequest.contains("\nhost:field\n"))
        #expect(try sign(request(path: nil)).canonicalRequest.hasPrefix("GET\n/\n\n"))
        #expect(try sign(request(path: "?a")).canonicalRequest.hasPrefix("GET\n/\na=\n"))
    }

    @Test("Dates, hashes and tokens of the caller are replaced by the true ones")
    func replacement() throws {
        let fields: HTTPFields = [
            try name("x-amz-date"): "20000101T000000Z", try name("x-amz-content-sha256"): "lie",
            try name("x-amz-security-token"): "old", .authorization: "Basic x", .accept: "a",
        ]
        let signed = try sign(request(fields), payload: .sha256(of: "body".utf8))
        #expect(
            signed.request.headerFields.map(\.name.canonicalName).sorted() == [
                "accept", "authorization", "x-amz-content-sha256", "x-amz-date",
            ])
        #expect(signed.request.headerFields[try name("x-amz-date")] == "20150830T123600Z")
        #expect(
            signed.request.headerFields[try name("x-amz-content-sha256")]
                == PayloadHash.sha256(of: "body".utf8).value)
    }

    @Test("What cannot be signed is refused with its kind")
    func refusals() throws {
        func kind(_ request: HTTPRequest, service: String = "sts") -> SigV4Error.Kind? {
            do {
                _ = try sign(request, service: service)
                return nil
            } catch let error as SigV4Error {
                return error.kind
            } catch { return nil }
        }
        let host = try name("Host")
        #expect(kind(request()) == nil)
        #expect(kind(request(authority: nil)) == .invalidRequest)
        #expect(kind(request(authority: "")) == .invalidRequest)
        #expect(kind(request(authority: "a b")) == .invalidRequest)
        #expect(kind(request(path: "*")) == .invalidRequest)
        #expect(kind(request(path: "https://h.com/")) == .invalidRequest)
        #expect(kind(request(), service: "") == .invalidScope)
        #expect(kind(request(), service: "a/b") == .invalidScope)
        #expect(kind(request(), service: "a\nb") == .invalidScope)
        var doubled = request()
        doubled.headerFields.append(HTTPField(name: host, value: "a"))
        doubled.headerFields.append(HTTPField(name: host, value: "b"))
        #expect(kind(doubled) == .invalidRequest)
        var control = request()
        control.headerFields.append(HTTPField(name: .accept, lenientValue: [0x61, 0x07]))
        #expect(kind(control) == .invalidRequest)
        var target = request()
        target.pseudoHeaderFields.path = HTTPField(
            name: try #require(.init(parsed: ":path")), lenientValue: [0x2F, 0x7F])
        #expect(kind(target) == .invalidRequest)
        var many = request()
        for _ in 0..<5000 { many.headerFields.append(HTTPField(name: .accept, value: "a")) }
        #expect(kind(many) == .invalidRequest)
    }

    @Test("Only 64 lower-case hexadecimal digits are a payload hash")
    func payloadHashes() throws {
        let digest = PayloadHash.sha256(of: "abc".utf8)
        #expect(digest.value == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(PayloadHash.sha256(of: []) == .empty)
        #expect(PayloadHash.sha256(of: "abc".utf8.lazy.map { $0 }) == digest)
        #expect(try PayloadHash.precomputed(digest.value) == digest)
        for text in ["", "abc", digest.value.uppercased(), digest.value + "0", "UNSIGNED-PAYLOAD"] {
            #expect(throws: SigV4Error.self) { try PayloadHash.precomputed(text) }
        }
        #expect(PayloadHash.unsigned.isUnsigned && !digest.isUnsigned)
    }

    @Test(
        "Each service gets its dialect",
        arguments: [
            ("execute-api", true, false), ("sts", true, false), ("lambda", true, false), ("s3", false, true),
            ("s3express", false, true), ("aoss", true, true), ("glacier", true, true),
        ])
    func dialects(service: String, normalizes: Bool, addsHash: Bool) {
        let rules = SigningRules.forService(service)
        #expect(rules.normalizesPath == normalizes && rules.encodesPathTwice == normalizes)
        #expect(rules.addsContentSHA256Header == addsHash)
        #expect(SigV4Signer(service: service, region: "eu-west-1").rules == rules)
    }
}
