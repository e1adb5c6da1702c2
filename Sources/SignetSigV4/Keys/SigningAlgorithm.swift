/// The names of the algorithms.
enum SigningAlgorithm {
    static let hmacSHA256 = "AWS4-HMAC-SHA256"
}
