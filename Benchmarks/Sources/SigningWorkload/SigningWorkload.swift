public import HTTPTypes
@_spi(Measurement) public import SignetSigV4

/// The request everything is measured with: a POST to API Gateway with a 350-character session token and a 20-byte body,
/// whose signature takes 17 blocks of SHA-256.
public struct SigningWorkload: Sendable {
    /// The body.
    public let body = Array(#"{"client":"signet01"}"#.utf8.prefix(20))
    /// The request before it is signed.
    public let request: HTTPRequest
    /// Temporary credentials.
    public let credentials: Credentials
    /// The date of signing.
    public let date = Timestamp(secondsSince1970: 1_440_938_160)
    /// Signs with a key that is derived once.
    public let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
    /// Verifies what the signer signs.
    public let verifier = SigV4Verifier(service: "execute-api", region: "eu-west-1")
    /// What the signer makes of the request.
    public let signed: SignedRequest

    private let core: SigningCore
    private let asymmetric = SigV4Signer(service: "execute-api", regionSet: .all)

    /// Signs once.
    public init() throws {
        request = HTTPRequest(
            method: .post, scheme: "https", authority: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
            path: "/prod/orders?client=signet&page=2",
            headerFields: [
                .accept: "application/json", .contentType: "application/json", .userAgent: "signet",
                .ifMatch: #""5d41402abc4b2a76b9719d911017c592""#,
            ])
        credentials = Self.credentials(identity: 0)
        signed = try signer.sign(request, payload: .sha256(of: body), credentials: credentials, at: date)
        core = SigningCore(signed, by: signer)
    }

    /// Temporary credentials of one of many identities.
    public static func credentials(identity: Int) -> Credentials {
        Credentials(
            accessKeyID: "ASIA\(String(1_000_000_000_000_000 + identity))",
            secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            sessionToken: String(repeating: "T", count: 350))
    }

    /// The core: the hash of the body, and from the bytes of a head to its signature; no request is read or made.
    public func signCore() throws {
        keep(PayloadHash.sha256(of: body))
        keep(try core.signature(with: credentials, at: date))
    }

    /// The public interface: a request in, a signed request out.
    public func sign() throws {
        keep(try signer.sign(request, payload: .sha256(of: body), credentials: credentials, at: date).request)
    }

    /// The public interface with SigV4a: an ECDSA signature in place of the HMAC.
    public func signAsymmetric() throws {
        keep(try asymmetric.sign(request, payload: .sha256(of: body), credentials: credentials, at: date).request)
    }

    /// A presigned URL that is good for an hour.
    public func presign() throws {
        keep(try signer.presign(request, credentials: credentials, at: date, expiresIn: 3600).request)
    }

    /// Verifies the signed request, body included.
    public func verify() throws {
        keep(
            try verifier.verify(signed.request, payload: .sha256(of: body), at: date) { _ throws(VerificationError) in
                credentials
            })
    }
}

/// Keeps the optimiser from dropping what nobody looks at.
@inline(never)
public func keep<Value>(_ value: Value) {}
