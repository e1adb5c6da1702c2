import Foundation
import HTTPTypes
import SignetTestSupport

/// Another parser of responses, in a Python process: a line of JSON in, a line of JSON out.
struct ResponseOracle {
    struct Failure: Error {
        let errors: String
    }

    private struct Question: Encodable {
        let method: String
        /// A character for each byte.
        let bytes: String
    }

    let module: String
    /// Defines `answer(method, data)`, which returns what ``ParsedResponse`` is decoded from.
    let script: String
    /// Whether it is told of the end of the stream.
    let knowsEndOfStream: Bool

    private static let loop = """

        import json, sys
        with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
            for line in questions:
                question = json.loads(line)
                print(json.dumps(answer(question["method"], question["bytes"].encode("latin-1"))), file=answers)
        """

    /// Why its tests are not run where it is absent.
    var absence: String {
        "\(Program.python) cannot import \(module): install it, or set SIGNET_PYTHON to an interpreter that can"
    }

    func parse(_ samples: [MutatedResponse]) async throws -> [ParsedResponse] {
        let directory = try TemporaryDirectory()
        let encoder = JSONEncoder()
        var questions = Data()
        for sample in samples {
            questions += try encoder.encode(
                Question(method: sample.method.rawValue, bytes: sample.bytes.latin1))
            questions.append(UInt8(ascii: "\n"))
        }
        try questions.write(to: directory.url.appendingPathComponent("questions"))
        let python = try await Program.run(
            Program.python, ["-c", script + Self.loop, directory.path("questions"), directory.path("answers")])
        guard python.status == 0 else { throw Failure(errors: python.errors) }
        let decoder = JSONDecoder()
        return try Data(contentsOf: directory.url.appendingPathComponent("answers")).split(
            separator: UInt8(ascii: "\n")
        )
        .map { try decoder.decode(ParsedResponse.self, from: $0) }
    }
}
