import Foundation
import HTTPTypes
import SignetSigV4
import Testing

/// One case of the suite: the input, and the files a correct signer reproduces.
struct Vector {
    let algorithm: SigningAlgorithm
    let form: VectorCase.Form
    let context: Context
    let request: RawRequest
    let canonicalRequest: String
    let stringToSign: String
    /// For ECDSA, one of many.
    let signature: String
    let signedRequest: RawRequest
    /// The key the signature is valid for; `nil` for HMAC.
    let publicKey: ECDSAPublicKey?

    init(_ vectorCase: VectorCase) throws {
        algorithm = vectorCase.algorithm
        form = vectorCase.form
        let directory = VectorSuite.directory.appendingPathComponent("\(algorithm.directoryName)/\(vectorCase.name)")
        func data(_ file: String) throws -> Data { try Data(contentsOf: directory.appendingPathComponent(file)) }
        func text(_ file: String) throws -> String { String(decoding: try data(file), as: UTF8.self) }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        context = try decoder.decode(Context.self, from: data("context.json"))
        request = try RawRequest(try text("request.txt"))
        canonicalRequest = try text("\(form)-canonical-request.txt")
        stringToSign = try text("\(form)-string-to-sign.txt")
        signature = try text("\(form)-signature.txt")
        signedRequest = try RawRequest(try text("\(form)-signed-request.txt"))
        publicKey =
            switch algorithm {
            case .hmacSHA256: nil
            case .ecdsaP256SHA256: try JSONDecoder().decode(PublicKey.self, from: data("public-key.json")).key
            }
    }

    private struct PublicKey: Decodable {
        let X, Y: String

        var key: ECDSAPublicKey {
            get throws { try ECDSAPublicKey(x: X, y: Y) }
        }
    }

    struct Context: Decodable {
        struct Keys: Decodable {
            let accessKeyId: String
            let secretAccessKey: String
            let token: String?
        }

        let credentials: Keys
        let expirationInSeconds: Int
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

    var payload: PayloadHash { .sha256(of: request.body.utf8) }

    var verifier: SigV4Verifier {
        SigV4Verifier(service: context.service, region: context.region, rules: rules)
    }

    /// Signs the request of the case in its form.
    func sign() throws -> SignedRequest {
        let signer =
            switch algorithm {
            case .hmacSHA256: SigV4Signer(service: context.service, region: context.region, rules: rules)
            case .ecdsaP256SHA256: SigV4Signer(service: context.service, regionSet: [context.region], rules: rules)
            }
        return switch form {
        case .header: try signer.sign(request.request, payload: payload, credentials: credentials, at: date)
        case .query:
            try signer.presign(
                request.request, payload: payload, credentials: credentials, at: date,
                expiresIn: context.expirationInSeconds)
        }
    }

    var date: Timestamp {
        get throws { try #require(Timestamp(iso8601: context.timestamp)) }
    }
}
