/// The SHA-256 hash of a public key that a server is known to use (the Pin of RFC 7469 §2.4).
///
/// ```sh
/// openssl x509 -in server.pem -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64
/// ```
public struct PublicKeyPin: Sendable, Hashable {
    /// The hash of the key's SubjectPublicKeyInfo in DER: 32 bytes.
    public let digest: [UInt8]

    /// A pin from its text: `sha256/` and the hash in Base64; `sha256//`, as curl writes it, is the same.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for any other text.
    public init(_ text: String) throws(TransportError) {
        let base64 = ["sha256//", "sha256/"].first(where: text.hasPrefix).map { String(text.dropFirst($0.count)) }
        guard let base64, let digest = Base64.decode(base64), digest.count == 32 else {
            throw .invalidRequest(
                "a public key pin is malformed",
                remedy: "write sha256/ and the 44 characters of a SHA-256 hash in Base64")
        }
        self.digest = digest
    }

    /// The pin of a key whose hash is known.
    package init(digest: [UInt8]) {
        self.digest = digest
    }
}

extension PublicKeyPin: CustomStringConvertible {
    /// `sha256/` and the hash in Base64.
    public var description: String { "sha256/\(Base64.encode(digest))" }
}
