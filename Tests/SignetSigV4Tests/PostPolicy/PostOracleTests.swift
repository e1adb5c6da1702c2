import Foundation
@testable import SignetSigV4
import SignetTestSupport
import Testing

@Suite("botocore, POST", .enabled("needs botocore") { await Program.pythonHas("botocore.auth") })
struct PostOracleTests {
    private struct Answer: Decodable {
        let fields: [String: String]
        let signature: String
    }

    /// botocore signs the same policy, then the very document that was signed here.
    private static let script = """
        import base64, datetime, json, sys
        import botocore.auth as auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        answers = []
        for q in json.load(open(sys.argv[1])):
            now = datetime.datetime.fromtimestamp(q["date"], datetime.timezone.utc)
            auth.get_current_datetime = lambda: now
            request = AWSRequest("POST", "https://b.s3.amazonaws.com/")
            document = json.loads(base64.b64decode(q["policy"]))
            given = [c for c in document["conditions"] if not (type(c) is dict and list(c)[0].startswith("x-amz-"))]
            request.context["s3-presign-post-policy"] = {"expiration": document["expiration"], "conditions": given}
            request.context["s3-presign-post-fields"] = dict(q["fields"])
            signer = auth.S3SigV4PostAuth(Credentials("AKIDEXAMPLE", q["secret"], q.get("token")), "s3", q["region"])
            signer.add_auth(request)
            fields = request.context["s3-presign-post-fields"]
            answers.append({"fields": fields, "signature": signer.signature(q["policy"], request)})
        print(json.dumps(answers))
        """

    private struct Question: Encodable {
        let date: Int64
        let policy, secret, region: String
        let token: String?
        let fields: [String: String]
    }

    @Test("botocore makes the same policy and the same signature of 200 random forms")
    func differential() async throws {
        var random = SplitMix64(seed: 21)
        var questions: [Question] = []
        var posts: [SignedPost] = []
        for _ in 0..<200 {
            let date = Timestamp(secondsSince1970: Int64.random(in: 0...4_102_444_800, using: &random))
            let credentials = Credentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret\(random.next())",
                sessionToken: Bool.random(using: &random) ? "tok/en\(random.next())==" : nil)
            let region = random.pick(["us-east-1", "eu-west-1"])
            let fields = [
                PostField("key", random.pick(["a", "ü/${filename}", "q\"\\\n"])), PostField("acl", "public-read"),
            ]
            let policy = PostPolicy(
                expiration: date.adding(seconds: Int64.random(in: 1...604_800, using: &random)),
                conditions: [
                    .equals(field: "bucket", value: "b"), .startsWith(field: "key", prefix: random.pick(["", "ü/"])),
                    .contentLength(0...Int.random(in: 0...1 << 40, using: &random)),
                ])
            let post = try SigV4Signer(service: "s3", region: region).signPost(
                policy, fields: fields, credentials: credentials, at: date)
            posts.append(post)
            questions.append(
                Question(
                    date: date.secondsSince1970, policy: try #require(post.fields.first { $0.name == "policy" }).value,
                    secret: credentials.secretAccessKey.reveal(), region: region,
                    token: credentials.sessionToken?.reveal(),
                    fields: Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })))
        }
        let directory = try TemporaryDirectory()
        try JSONEncoder().encode(questions).write(to: directory.url.appendingPathComponent("questions"))
        let answer = try await Program.run(Program.python, ["-c", Self.script, directory.path("questions")])
        try #require(answer.status == 0, Comment(rawValue: answer.errors))
        let answers = try JSONDecoder().decode([Answer].self, from: Data(answer.output.utf8))
        #expect(answers.count == posts.count)
        for (post, answer) in zip(posts, answers) {
            var ours = Dictionary(uniqueKeysWithValues: post.fields.map { ($0.name, $0.value) })
            var theirs = answer.fields
            #expect(ours.removeValue(forKey: "x-amz-signature") == answer.signature)
            theirs["x-amz-signature"] = nil
            let document = try #require(Base64.decode((theirs.removeValue(forKey: "policy") ?? "").utf8))
            let policy = try PostPolicy(document: document)
            #expect(policy.expiration == post.policy.expiration)
            #expect(Set(policy.conditions) == Set(post.policy.conditions))
            ours["policy"] = nil
            #expect(ours == theirs)
        }
    }
}
