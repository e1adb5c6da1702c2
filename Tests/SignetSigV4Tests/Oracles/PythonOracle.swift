import Foundation
import SignetSigV4
import SignetTestSupport

/// Another implementation of the signature, in a Python process: a line of JSON in, a line of JSON out.
struct PythonOracle {
    /// What it made of one sample.
    struct Answer: Decodable {
        /// 64 hexadecimal digits, or `nil` if it refused.
        let signature: String?
        /// Where it can be had.
        let canonicalRequest: String?
        /// Why it refused.
        let error: String?
    }

    struct Failure: Error {
        let errors: String
    }

    private struct Question: Encodable {
        let method, host, target, body, service, region, key, secret: String
        let token: String?
        let date: Int64
        let expiresIn: Int?
        let sendsPayloadHash: Bool
        let headers: [[String]]
    }

    let module: String
    let script: String
    /// Lower-case names of the header fields it leaves unsigned: a matter of policy, not of canonicalisation.
    let unsignedHeaders: [String]

    /// Whether the interpreter has the module.
    var isPresent: Bool {
        get async { await Program.pythonHas(module) }
    }

    /// Why its tests are not run where it is absent.
    var absence: String {
        "\(Program.python) cannot import \(module): install it, or set SIGNET_PYTHON to an interpreter that can"
    }

    func sign(_ samples: [DifferentialSample]) async throws -> [Answer] {
        let directory = try TemporaryDirectory()
        let encoder = JSONEncoder()
        var questions = Data()
        for sample in samples {
            questions += try encoder.encode(Self.question(sample))
            questions.append(UInt8(ascii: "\n"))
        }
        try questions.write(to: directory.url.appendingPathComponent("questions"))
        let python = try await Program.run(
            Program.python, ["-c", script, directory.path("questions"), directory.path("answers")])
        guard python.status == 0 else { throw Failure(errors: python.errors) }
        let decoder = JSONDecoder()
        return try directory.text(of: "answers").split(separator: "\n").map {
            try decoder.decode(Answer.self, from: Data($0.utf8))
        }
    }

    private static func question(_ sample: DifferentialSample) -> Question {
        let request = sample.request
        return Question(
            method: request.method, host: request.host, target: request.target,
            // A presigned request is signed before its body is known.
            body: sample.isPresigned ? "" : Data(request.body).base64EncodedString(), service: request.service,
            region: request.region, key: request.credentials.accessKeyID,
            secret: request.credentials.secretAccessKey.reveal(), token: request.token,
            date: request.date.secondsSince1970, expiresIn: sample.expiresIn, sendsPayloadHash: sample.sendsPayloadHash,
            headers: request.fields.map { [$0.name, $0.value] })
    }
}
