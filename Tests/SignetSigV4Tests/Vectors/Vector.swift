import Foundation
import HTTPTypes
import SignetSigV4
import Testing

/// One case of the suite: the input, and the files a correct signer reproduces in header form.
struct Vector {
    let context: Context
    let request: RawRequest
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
    let signedRequest: RawRequest

    init(named name: String) throws {
        let directory = VectorSuite.directory.appendingPathComponent("v4/\(name)")
        func text(_ file: String) throws -> String {
            String(decoding: try Data(contentsOf: directory.appendingPathComponent(file)), as: UTF8.self)
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        context = try decoder.decode(Context.self, from: Data(try text("context.json").utf8))
        request = try RawRequest(try text("request.txt"))
        canonicalRequest = try text("header-canonical-request.txt")
        stringToSign = try text("header-string-to-sign.txt")
        signature = try text("header-signature.txt")
        signedRequest = try RawRequest(try text("header-signed-request.txt"))
    }

    struct Context: Decodable {
        struct Keys: Decodable {
            let accessKeyId: String
            let secretAccessKey: String
            let token: String?
        }

        let credentials: Keys
        let normalize: Bool
        let region: String
        let service: String
        let signBody: Bool
        let timestamp: String
        let omitSessionToken: Bool?
    }

    var rules: SigningRules {
        SigningRules(
            normalizesPath: context.normalize, addsContentSHA256Header: context.signBody,
            sessionToken: context.omitSessionToken == true ? .appendedUnsigned : .signed,
            headers: .standard.signing("Content-Length"))
    }

    var credentials: Credentials {
        Credentials(
            accessKeyID: context.credentials.accessKeyId, secretAccessKey: context.credentials.secretAccessKey,
            sessionToken: context.credentials.token)
    }

    var date: Timestamp {
        get throws { try #require(Timestamp(iso8601: context.timestamp)) }
    }
}
