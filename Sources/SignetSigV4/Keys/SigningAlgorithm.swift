/// What makes the signature.
public enum SigningAlgorithm: String, Hashable, Sendable {
    /// Signature Version 4: HMAC-SHA256 with a key of one day, region and service.
    case hmacSHA256 = "AWS4-HMAC-SHA256"
    /// Signature Version 4A: ECDSA over P-256, for a set of regions.
    case ecdsaP256SHA256 = "AWS4-ECDSA-P256-SHA256"
}
