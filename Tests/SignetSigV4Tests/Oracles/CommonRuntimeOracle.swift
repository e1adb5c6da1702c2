import Foundation
import HTTPTypes
import SignetSigV4
import SignetTestSupport
import Testing

/// Requests signed by the AWS Common Runtime, an implementation that shares no code with this one.
enum CommonRuntimeOracle {
    static let absence =
        "\(Program.python) cannot import awscrt: install it, or set SIGNET_PYTHON to an interpreter that can"

    struct Answer: Decodable {
        /// The target, with the signature if that is in the query.
        let path: String
        let headers: [[String]]

        /// The signed request of `method`.
        func request(_ method: String) throws -> HTTPRequest {
            var request = HTTPRequest(
                method: try #require(.init(method)), scheme: "https", authority: nil, path: path)
            for header in headers {
                request.headerFields.append(HTTPField(name: try #require(.init(header[0])), value: header[1]))
            }
            return request
        }
    }

    private struct Question: Encodable {
        let algorithm, method, target, body, service, region, key, secret: String
        let token: String?
        let date: Int64
        /// In seconds; `nil` to sign in the header.
        let expiresIn: Int?
        let headers: [[String]]
    }

    static func sign(
        _ requests: [RandomRequest], with algorithm: SigningAlgorithm, expiresIn: Int? = nil
    ) async throws -> [Answer] {
        let directory = try TemporaryDirectory()
        let questions = requests.map { request in
            Question(
                algorithm: algorithm == .hmacSHA256 ? "V4" : "V4_ASYMMETRIC", method: request.method,
                target: request.target, body: Data(request.body).base64EncodedString(), service: request.service,
                region: algorithm == .hmacSHA256 ? request.region : "\(request.region),sa-*",
                key: request.credentials.accessKeyID,
                secret: request.credentials.secretAccessKey.reveal(), token: request.token,
                date: request.date.secondsSince1970, expiresIn: expiresIn,
                headers: [["Host", request.host]] + request.fields.map { [$0.name, $0.value] })
        }
        try JSONEncoder().encode(questions).write(to: directory.url.appendingPathComponent("questions"))
        let runtime = try await Program.run(
            Program.python, ["-c", script, directory.path("questions"), directory.path("answers")])
        guard runtime.status == 0 else { throw Failure(errors: runtime.errors) }
        return try JSONDecoder().decode([Answer].self, from: Data(directory.text(of: "answers").utf8))
    }

    struct Failure: Error {
        let errors: String
    }

    private static let script = """
        import base64, datetime, io, json, sys
        from awscrt.auth import (
            AwsCredentialsProvider, AwsSignatureType, AwsSignedBodyHeaderType, AwsSignedBodyValue,
            AwsSigningAlgorithm, AwsSigningConfig, aws_sign_request)
        from awscrt.http import HttpHeaders, HttpRequest

        answers = []
        for q in json.load(open(sys.argv[1])):
            s3 = q["service"] == "s3"
            presigned = q.get("expiresIn") is not None
            sends_hash = q["service"] in ("s3", "aoss") and not presigned
            config = AwsSigningConfig(
                algorithm=AwsSigningAlgorithm[q["algorithm"]],
                signature_type=AwsSignatureType[
                    "HTTP_REQUEST_QUERY_PARAMS" if presigned else "HTTP_REQUEST_HEADERS"],
                credentials_provider=AwsCredentialsProvider.new_static(q["key"], q["secret"], q.get("token")),
                region=q["region"], service=q["service"],
                date=datetime.datetime.fromtimestamp(q["date"], datetime.timezone.utc),
                use_double_uri_encode=not s3, should_normalize_uri_path=not s3,
                signed_body_value=AwsSignedBodyValue.UNSIGNED_PAYLOAD if s3 and presigned else None,
                signed_body_header_type=AwsSignedBodyHeaderType[
                    "X_AMZ_CONTENT_SHA_256" if sends_hash else "NONE"],
                expiration_in_seconds=q.get("expiresIn"))
            headers = HttpHeaders([tuple(header) for header in q["headers"]])
            body = io.BytesIO(base64.b64decode(q["body"]))
            request = HttpRequest(q["method"], q["target"], headers, body)
            aws_sign_request(request, config).result()
            answers.append({"path": request.path, "headers": [list(header) for header in request.headers]})
        json.dump(answers, open(sys.argv[2], "w"))
        """
}
