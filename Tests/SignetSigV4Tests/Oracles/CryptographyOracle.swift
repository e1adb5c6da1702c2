import Foundation
import SignetTestSupport

/// SigV4a keys derived and used by Python: its own hmac and big integers, and the curve of `cryptography`.
enum CryptographyOracle {
    static let absence =
        "\(Program.python) cannot import cryptography: install it, or set SIGNET_PYTHON to an interpreter that can"

    struct Question: Encodable {
        let accessKeyID, secret, message: String
        /// Of `message`, by the implementation under test.
        let signature: String
    }

    struct Answer: Decodable {
        let x, y, signature: String
        /// Whether the signature of the question is valid.
        let accepts: Bool
    }

    static func answers(to questions: [Question]) async throws -> [Answer] {
        let directory = try TemporaryDirectory()
        try JSONEncoder().encode(questions).write(to: directory.url.appendingPathComponent("questions"))
        let python = try await Program.run(
            Program.python, ["-c", script, directory.path("questions"), directory.path("answers")])
        guard python.status == 0 else { throw Failure(errors: python.errors) }
        return try JSONDecoder().decode([Answer].self, from: Data(directory.text(of: "answers").utf8))
    }

    struct Failure: Error {
        let errors: String
    }

    private static let script = """
        import hashlib, hmac, json, sys
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec

        ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
        ALGORITHM = ec.ECDSA(hashes.SHA256())

        def derive(key_id, secret):
            for counter in range(1, 255):
                context = key_id.encode() + bytes([counter])
                message = (1).to_bytes(4, "big") + b"AWS4-ECDSA-P256-SHA256" + bytes(1) + context
                output = hmac.digest(b"AWS4A" + secret.encode(), message + (256).to_bytes(4, "big"), hashlib.sha256)
                candidate = int.from_bytes(output, "big")
                if candidate <= ORDER - 2:
                    return ec.derive_private_key(candidate + 1, ec.SECP256R1())

        def accepts(key, question):
            try:
                key.verify(bytes.fromhex(question["signature"]), question["message"].encode(), ALGORITHM)
                return True
            except InvalidSignature:
                return False

        answers = []
        for question in json.load(open(sys.argv[1])):
            key = derive(question["accessKeyID"], question["secret"])
            point = key.public_key().public_numbers()
            answers.append({
                "x": "%064x" % point.x, "y": "%064x" % point.y,
                "signature": key.sign(question["message"].encode(), ALGORITHM).hex(),
                "accepts": accepts(key.public_key(), question)})
        json.dump(answers, open(sys.argv[2], "w"))
        """
}
