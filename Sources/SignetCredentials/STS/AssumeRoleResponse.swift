import SignetSigV4

/// What STS answers to AssumeRole.
struct AssumeRoleResponse {
    let credentials: Credentials

    /// Reads `AssumeRoleResponse/AssumeRoleResult`.
    ///
    /// - Throws: ``CredentialsError/Kind/malformedResponse`` when the XML is bad or a part is missing. `Expiration` is not
    ///   optional: credentials of unknown end would be used past it.
    init(_ body: [UInt8], peer: String) throws(CredentialsError) {
        let root: XMLElement
        do {
            root = try XMLReader.read(body)
        } catch {
            throw Self.malformed("the answer of \(peer) is not the XML of STS: \(error)")
        }
        guard root.name == "AssumeRoleResponse", let result = root["AssumeRoleResult"] else {
            throw Self.malformed("the answer of \(peer) is not an AssumeRoleResponse")
        }
        let parts = result["Credentials"]
        func part(_ name: String) throws(CredentialsError) -> String {
            guard let text = parts?[name]?.text, !text.isEmpty else {
                throw Self.malformed("the answer of \(peer) has no \(name)")
            }
            return text
        }
        guard let expiration = Timestamp(iso8601: try part("Expiration")) else {
            throw Self.malformed("the Expiration in the answer of \(peer) is not an ISO 8601 date in UTC")
        }
        credentials = Credentials(
            accessKeyID: try part("AccessKeyId"), secretAccessKey: try part("SecretAccessKey"),
            sessionToken: try part("SessionToken"), expiration: expiration,
            accountID: Self.account(of: result["AssumedRoleUser"]?["Arn"]?.text))
        do {
            try credentials.validate()
        } catch {
            throw Self.malformed("the answer of \(peer) holds unusable credentials: \(error.message)")
        }
    }

    /// The fifth part of `arn:aws:sts::123456789012:assumed-role/…`.
    private static func account(of arn: String?) -> String? {
        guard let parts = arn?.split(separator: ":", omittingEmptySubsequences: false), parts.count >= 6,
            !parts[4].isEmpty
        else { return nil }
        return String(parts[4])
    }

    private static func malformed(_ reason: String) -> CredentialsError {
        CredentialsError(.malformedResponse, provider: AssumeRole.provider, reason)
    }
}
