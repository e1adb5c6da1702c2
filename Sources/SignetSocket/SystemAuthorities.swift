import CSignetOpenSSL
import Glibc

/// Where Linux distributions keep the certificate authorities they trust.
///
/// OpenSSL's own default would obey `SSL_CERT_FILE` and `SSL_CERT_DIR`: whoever can set a variable of a process would
/// choose whom it trusts.
enum SystemAuthorities {
    /// Debian, Ubuntu, Arch, Alpine; Fedora, RHEL, Amazon Linux; openSUSE; and what this OpenSSL was built to look for.
    private static let candidates =
        [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        ] + [X509_get_default_cert_file().map { String(cString: $0) }].compactMap(\.self)

    /// The file that this system has.
    ///
    /// - Throws: `.configuration` when there is none.
    static func file() throws(TLSFailure) -> String {
        guard let file = candidates.first(where: { access($0, R_OK) == 0 }) else {
            throw TLSFailure(
                .configuration,
                "the system's certificate authorities are in none of \(candidates.joined(separator: ", "))",
                remedy: "install ca-certificates, or name a file of authorities")
        }
        return file
    }
}
