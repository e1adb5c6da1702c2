import CSignetOpenSSL

/// The public half of a SigV4a key: it verifies what the secret signed, and signs nothing.
///
/// A service that holds this instead of the secret cannot leak what it does not have.
public struct ECDSAPublicKey: Sendable {
    /// The x coordinate: 32 bytes, big-endian.
    public let x: [UInt8]
    /// The y coordinate: 32 bytes, big-endian.
    public let y: [UInt8]

    private let context: P256Context

    /// Creates a key from the coordinates of a point on P-256, 32 bytes each, big-endian.
    /// - Throws: `SigV4Error` of kind `invalidPublicKey` for another length or a point that is not on the curve.
    public init(x: some Collection<UInt8>, y: some Collection<UInt8>) throws(SigV4Error) {
        guard x.count == 32, y.count == 32 else {
            throw SigV4Error(
                .invalidPublicKey,
                "The coordinates have \(x.count) and \(y.count) bytes: a point on P-256 has 32 and 32.")
        }
        var point = signet_p256_point()
        withUnsafeMutableBytes(of: &point) { bytes in
            // SEC 1 §2.3.3: both coordinates follow.
            bytes[0] = 0x04
            bytes[1...].copyBytes(from: Array(x) + Array(y))
        }
        do {
            try self.init(point)
        } catch {
            throw SigV4Error(.invalidPublicKey, "The coordinates are not those of a point on P-256: \(error.message)")
        }
    }

    /// Creates a key from coordinates as 64 hexadecimal digits each, in either case.
    /// - Throws: `SigV4Error` of kind `invalidPublicKey` for anything else, or a point that is not on the curve.
    public init(x: String, y: String) throws(SigV4Error) {
        guard let x = Hexadecimal.bytes(x.utf8), let y = Hexadecimal.bytes(y.utf8) else {
            throw SigV4Error(.invalidPublicKey, "A coordinate holds something else than pairs of hexadecimal digits.")
        }
        try self.init(x: x, y: y)
    }

    /// Derives the key that verifies what `credentials` sign: compute it where the secret is, store it where it is not.
    /// - Throws: `SigV4Error` of kind `invalidCredentials`, or `cryptography` if libcrypto fails.
    public init(derivedFrom credentials: Credentials) throws(SigV4Error) {
        try credentials.validate()
        self = try ECDSAKey(accessKeyID: credentials.accessKeyID, secret: credentials.secretAccessKey).publicKey
    }

    /// - Throws: `SigV4Error` of kind `cryptography` for a point that is not on the curve, too.
    init(_ point: signet_p256_point) throws(SigV4Error) {
        context = try P256Context(verifyingWith: point)
        (x, y) = withUnsafeBytes(of: point) { (Array($0[1...32]), Array($0[33...])) }
    }

    /// Whether `signature` is one of `stringToSign` by the secret of this key.
    /// - Parameter signature: lower-case hexadecimal digits of the DER form; whatever is not exactly that is no
    ///   signature.
    /// - Throws: `SigV4Error` of kind `cryptography` if libcrypto fails, for want of memory for example.
    public func isValid(_ signature: String, of stringToSign: String) throws(SigV4Error) -> Bool {
        var stringToSign = stringToSign
        return try stringToSign.withUTF8 { message in
            Result { () throws(SigV4Error) in try isValid(signature, of: UnsafeRawBufferPointer(message)) }
        }.get()
    }

    func isValid(_ signature: String, of message: UnsafeRawBufferPointer) throws(SigV4Error) -> Bool {
        guard let signature = ECDSASignature(hexadecimal: signature.utf8) else { return false }
        return try context.verify(signature, of: SHA256Digest(of: message))
    }
}

extension ECDSAPublicKey: Hashable {
    /// Whether both are the same point.
    public static func == (left: ECDSAPublicKey, right: ECDSAPublicKey) -> Bool {
        left.x == right.x && left.y == right.y
    }

    /// Hashes the point.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(x)
        hasher.combine(y)
    }
}
