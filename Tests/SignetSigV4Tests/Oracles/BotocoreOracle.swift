import Foundation
import SignetSigV4
import SignetTestSupport

/// The same requests signed by botocore: an implementation that shares no code with this one.
enum BotocoreOracle {
    static let absence =
        "\(Program.python) cannot import botocore: install it, or set SIGNET_PYTHON to an interpreter that can"

    struct Answer: Decodable {
        let authorization: String
        let canonicalRequest: String
    }

    private struct Question: Encodable {
        let method, url, body, service, region, key, secret: String
        let token: String?
        let date: Int64
        let headers: [[String]]
    }

    static func sign(_ requests: [RandomRequest]) async throws -> [Answer] {
        let directory = try TemporaryDirectory()
        let questions = requests.map { request in
            Question(
                method: request.method, url: "https://\(request.host)\(request.target)",
                body: Data(request.body).base64EncodedString(), service: request.service, region: request.region,
                key: request.credentials.accessKeyID, secret: request.credentials.secretAccessKey.reveal(),
                token: request.token, date: request.date.secondsSince1970,
                headers: request.fields.map { [$0.name, $0.value] })
        }
        try JSONEncoder().encode(questions).write(to: directory.url.appendingPathComponent("questions"))
        let botocore = try await Program.run(
            Program.python, ["-c", script, directory.path("questions"), directory.path("answers")])
        guard botocore.status == 0 else { throw Failure(errors: botocore.errors) }
        return try JSONDecoder().decode([Answer].self, from: Data(directory.text(of: "answers").utf8))
    }

    struct Failure: Error {
        let errors: String
    }

    private static let script = """
        import base64, datetime, json, sys
        import botocore.auth as auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        answers = []
        for q in json.load(open(sys.argv[1])):
            now = datetime.datetime.fromtimestamp(q["date"], datetime.timezone.utc)
            auth.get_current_datetime = lambda: now
            request = AWSRequest(q["method"], q["url"], data=base64.b64decode(q["body"]))
            for name, value in q["headers"]:
                request.headers.add_header(name, value)
            kind = auth.S3SigV4Auth if q["service"] == "s3" else auth.SigV4Auth
            signer = kind(Credentials(q["key"], q["secret"], q.get("token")), q["service"], q["region"])
            if q["service"] == "aoss":
                request.headers["X-Amz-Content-SHA256"] = signer.payload(request)
            signer.add_auth(request)
            authorization = request.headers["Authorization"]
            del request.headers["Authorization"]
            answers.append({"authorization": authorization, "canonicalRequest": signer.canonical_request(request)})
        json.dump(answers, open(sys.argv[2], "w"))
        """
}
