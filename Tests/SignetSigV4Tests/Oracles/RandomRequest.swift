import HTTPTypes
import SignetSigV4
import Testing

/// A request made of what signers get wrong: dot segments, double slashes, odd escapes, duplicates, white space.
struct RandomRequest {
    let method: String
    let host: String
    let path: String
    let query: String?
    let fields: [(name: String, value: String)]
    let body: [UInt8]
    let token: String?
    let service: String
    let region: String
    let date: Timestamp

    /// - Parameters:
    ///   - canonicalQuery: whether names and values are already in canonical encoding.
    ///   - canonicalS3Path: whether a path of S3 is.
    init(using random: inout SplitMix64, canonicalQuery: Bool, canonicalS3Path: Bool = false) {
        method = random.pick(["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"])
        host = random.pick(["example.com", "example.com:8443", "a-b.execute-api.eu-west-1.amazonaws.com", "[::1]:8080"])
        (service, region) = random.pick([
            ("execute-api", "eu-west-1"), ("sts", "us-east-1"), ("s3", "ap-south-1"), ("aoss", "us-west-2"),
        ])
        path = Self.path(using: &random, canonical: service == "s3" && canonicalS3Path)
        query = Self.query(using: &random, canonical: canonicalQuery)
        fields = Self.fields(using: &random)
        body = (0..<random.pick([0, 0, 1, 55, 56, 63, 64, 65, 200, 1000])).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        token = Bool.random(using: &random) ? "FwoGZXIvYXdzE//////////wEaD+/=\(random.next())" : nil
        date = Timestamp(secondsSince1970: Int64.random(in: 0...4_102_444_800, using: &random))
    }

    private static func path(using random: inout SplitMix64, canonical: Bool) -> String {
        var segments = ["a", "b.c", ".", "..", "", "%20", "%2F", "%C3%A9", "~-_.", "x%3D", "a%2Bb", "%2525", "%00"]
        if !canonical {
            segments += [
                "%2f", "%2e%2e", "é", "a+b", "!'()*", "@:$,;=&", "%zz", "100%", "…", "a b", "%c3%a9", "[]", "\"\\^`{|}",
                "%41", "...", "😀", "%",
            ]
        }
        let count = random.pick([0, 1, 2, 3, 4, 6, 20])
        return "/" + (0..<count).map { _ in random.pick(segments) }.joined(separator: "/")
    }

    private static func query(using random: inout SplitMix64, canonical: Bool) -> String? {
        var names = ["a", "b", "a-", "a.b", "ab", "A", "%C3%A9", "page", "page%5Bsize%5D", "%20", "x%2Fy"]
        var values = ["", "1", "2", "10", "%20", "a%3Db", "%2B", "~", "v-_.", "%E1%88%B4"]
        if !canonical {
            names += ["é", "a+b", "%zz", "%c3%a9", "%41", "!", ""]
            values += ["a=b", "+", "%", "%e1%88%b4", "/?", "é", "a b", "%00"]
        }
        let count = random.pick([0, 0, 1, 2, 5, 12])
        guard count > 0 else { return canonical ? nil : random.pick([nil, "", "&", "v"]) }
        return (0..<count).map { _ in
            let name = random.pick(names)
            let value = random.pick(values)
            return value.isEmpty && Bool.random(using: &random) && !name.isEmpty ? name : "\(name)=\(value)"
        }.joined(separator: "&")
    }

    private static func fields(using random: inout SplitMix64) -> [(name: String, value: String)] {
        let names = [
            "Content-Type", "X-Amz-Meta-A", "x-amz-meta-a", "X-Amz-Target", "Accept", "Range", "X-Api-Key", "If-Match",
            "User-Agent", "Connection", "X-Amzn-Trace-Id", "Expect", "x-a", "X-A-B", "x.a", "Accept-Encoding", "TE",
            "Cache-Control", "Via", "Forwarded", "X-Forwarded-For", "Sec-WebSocket-Key", "Content-Length", "Upgrade",
            "Transfer-Encoding", "Pragma", "~!#$%&'*+.^_`|", "0", "Cookie", "Trailer",
        ]
        let values = [
            "1", "a  b", "\"x   y\"", "a,b", "", "a\tb", "a \t b", "VALUE", "é", "bytes=0-9", "a;b=c", "a: b\\", "'",
            " x",
            "é  …", "😀", "a\u{200B}b", String(repeating: "long ", count: 60), "%20", "a=b&c", "\t", "Ünïcödé",
        ]
        return (0..<Int.random(in: 0...8, using: &random)).map { _ in (random.pick(names), random.pick(values)) }
    }

    var target: String { query.map { "\(path)?\($0)" } ?? path }

    var request: HTTPRequest {
        get throws {
            var request = HTTPRequest(
                method: try #require(HTTPRequest.Method(method)), scheme: "https", authority: host, path: target)
            for field in fields {
                request.headerFields.append(HTTPField(name: try #require(.init(field.name)), value: field.value))
            }
            return request
        }
    }

    var payload: PayloadHash { .sha256(of: body) }

    var credentials: Credentials {
        Credentials(
            accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            sessionToken: token)
    }

    func sign() throws -> SignedRequest {
        try SigV4Signer(service: service, region: region).sign(
            request, payload: payload, credentials: credentials, at: date)
    }

    var verifier: SigV4Verifier { SigV4Verifier(service: service, region: region) }
}
