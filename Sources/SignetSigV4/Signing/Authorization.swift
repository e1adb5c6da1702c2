/// Step 8: the value of the `Authorization` header.
enum Authorization {
    static func value(
        accessKeyID: String, scope: CredentialScope, signedHeaders: [String], signature: String
    ) -> String {
        "\(SigningAlgorithm.hmacSHA256) Credential=\(accessKeyID)/\(scope), "
            + "SignedHeaders=\(signedHeaders.joined(separator: ";")), Signature=\(signature)"
    }
}
