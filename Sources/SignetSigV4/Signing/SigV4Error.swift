/// Why a request was not signed.
public struct SigV4Error: Error, Hashable, Sendable {
    /// What was wrong with the input.
    public enum Kind: Hashable, Sendable {
        /// A method, target, authority or header field that cannot be signed.
        case invalidRequest
        /// An empty or malformed part of the credentials.
        case invalidCredentials
        /// An empty or malformed region or service.
        case invalidScope
        /// A payload hash that is not 64 lower-case hexadecimal digits.
        case invalidPayloadHash
        /// A chunked body or a trailer that cannot be described or sent.
        case invalidPayload
        /// More or fewer bytes of a body than were signed for.
        case payloadLengthMismatch
        /// An event-stream message that cannot be encoded.
        case invalidEvent
        /// A POST policy or form that cannot be signed.
        case invalidPolicy
        /// A lifetime of a presigned request outside 1 to 604,800 seconds.
        case invalidExpiration
        /// Temporary credentials that end before the presigned request would.
        case credentialsExpireFirst
        /// Coordinates that are not those of a point on P-256.
        case invalidPublicKey
        /// libcrypto failed, for want of memory or randomness.
        case cryptography
    }

    /// What was wrong with the input.
    public let kind: Kind
    /// One sentence: what failed, why, and the remedy. It holds no secret.
    public let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension SigV4Error: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
