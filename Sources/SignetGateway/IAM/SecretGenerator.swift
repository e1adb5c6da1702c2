import SignetSigV4

/// Makes access keys that look like AWS's.
struct SecretGenerator {
    private var source: any RandomNumberGenerator

    init(_ source: any RandomNumberGenerator = SystemRandomNumberGenerator()) {
        self.source = source
    }

    /// A permanent access key.
    mutating func accessKey() -> Credentials {
        Credentials(accessKeyID: "AKIA" + base32(16), secretAccessKey: base64(40))
    }

    /// A temporary access key with its token.
    mutating func session(expiring expiration: Timestamp) -> Credentials {
        Credentials(
            accessKeyID: "ASIA" + base32(16), secretAccessKey: base64(40), sessionToken: base64(356) + "==",
            expiration: expiration)
    }

    /// An API key, as API Gateway makes them.
    mutating func apiKey() -> String {
        text(40, of: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    }

    /// `8-4-4-4-12` hexadecimal digits.
    mutating func requestID() -> String {
        [8, 4, 4, 4, 12].map { text($0, of: "0123456789abcdef") }.joined(separator: "-")
    }

    /// Upper-case letters and the digits 2 to 7.
    mutating func base32(_ count: Int) -> String {
        text(count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    }

    private mutating func base64(_ count: Int) -> String {
        text(count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    }

    private mutating func text(_ count: Int, of alphabet: String) -> String {
        let alphabet = Array(alphabet.utf8)
        let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &source)] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
