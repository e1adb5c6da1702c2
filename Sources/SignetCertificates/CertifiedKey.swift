import CSignetOpenSSL

/// A key and the certificate that says whose it is.
package final class CertifiedKey {
    /// What a certificate is to say.
    package struct Profile: Sendable {
        /// What its key may be used for.
        package enum Role: Sendable, Hashable {
            /// Signing certificates, with at most `pathLength` further authorities below (RFC 5280 §4.2.1.9).
            case authority(pathLength: Int?)
            /// Serving TLS.
            case server
            /// Being a client of TLS.
            case client
        }

        /// The common name, for people: nobody may be found by it (RFC 9525 §6.3).
        package var commonName: String
        /// What its key may be used for.
        package var role: Role
        /// Whom it is for, as x509v3_config(5) has it: `DNS:localhost,IP:127.0.0.1`.
        package var names: String?
        /// When it is valid, in seconds from now.
        ///
        /// From an hour ago, for containers and guests whose clocks lag behind their host's, to an hour from now.
        package var validity = -3600..<3600
        /// The names an authority may vouch for, as x509v3_config(5) has them: `permitted;DNS:example.com`.
        package var nameConstraints: String?
        /// The kind of key to make.
        package var key = PrivateKey.Kind.p256
        /// What it is signed with.
        package var digest = Certificate.Digest.sha256

        /// A certificate with a P-256 key, valid for an hour.
        package init(_ commonName: String, _ role: Role, names: String? = nil) {
            self.commonName = commonName
            self.role = role
            self.names = names
        }
    }

    /// The key.
    package let key: PrivateKey
    /// The certificate, signed.
    package let certificate: Certificate

    /// Makes a key and its certificate, signed by `issuer`, or by itself where there is none.
    package init(_ profile: Profile, issuer: CertifiedKey? = nil) throws(CertificateError) {
        key = try PrivateKey(profile.key)
        certificate = try Certificate(profile.commonName, of: key, validFor: profile.validity)
        let authority = issuer?.certificate ?? certificate
        switch profile.role {
        case .authority(let pathLength):
            let limit = pathLength.map { ",pathlen:\($0)" } ?? ""
            try certificate.add(NID_basic_constraints, "critical,CA:TRUE\(limit)", issuer: authority)
            try certificate.add(NID_key_usage, "critical,keyCertSign,cRLSign", issuer: authority)
        case .server, .client:
            let purpose = profile.role == .server ? "serverAuth" : "clientAuth"
            try certificate.add(NID_basic_constraints, "critical,CA:FALSE", issuer: authority)
            try certificate.add(NID_key_usage, "critical,digitalSignature", issuer: authority)
            try certificate.add(NID_ext_key_usage, purpose, issuer: authority)
        }
        if let names = profile.names { try certificate.add(NID_subject_alt_name, names, issuer: authority) }
        if let names = profile.nameConstraints {
            try certificate.add(NID_name_constraints, "critical,\(names)", issuer: authority)
        }
        try certificate.add(NID_subject_key_identifier, "hash", issuer: authority)
        if issuer != nil { try certificate.add(NID_authority_key_identifier, "keyid:always", issuer: authority) }
        try certificate.sign(by: authority, issuer?.key ?? key, profile.digest)
    }
}
