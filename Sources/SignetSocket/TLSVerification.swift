import CSignetOpenSSL
import SignetCore

/// What is wrong with the certificates of a server.
struct TLSVerification: Sendable {
    /// OpenSSL's verdict, an X509_V_ERR.
    private let code: Int32
    /// How far from the server's own certificate the one at fault is.
    private let depth: Int
    /// Whom the server's certificate is for.
    private let names: String
    /// The common name of the certificate at fault, and of who signed it.
    private let subject: String
    private let issuer: String
    private let pins: [PublicKeyPin]

    /// The verdict of `store`, which has refused a chain.
    init(of store: OpaquePointer) {
        code = X509_STORE_CTX_get_error(store)
        depth = Int(X509_STORE_CTX_get_error_depth(store))
        names = Self.text { signet_x509_names(X509_STORE_CTX_get0_cert(store), $0, $1) }
        let culprit = X509_STORE_CTX_get_current_cert(store)
        subject = Self.text { signet_x509_common_name(X509_get_subject_name(culprit), $0, $1) }
        issuer = Self.text { signet_x509_common_name(X509_get_issuer_name(culprit), $0, $1) }
        pins = []
    }

    /// A chain that is trusted, but holds none of the keys pinned.
    init(unpinned pins: [PublicKeyPin]) {
        code = X509_V_ERR_APPLICATION_VERIFICATION
        depth = 0
        (names, subject, issuer) = ("", "", "")
        self.pins = pins
    }

    /// The pins of the verified chain; of the server's certificate alone where nothing was verified.
    static func pins(of store: OpaquePointer) -> [PublicKeyPin] {
        var pins: [PublicKeyPin] = []
        while true {
            var isThere: Int32 = 0
            let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
                isThere = signet_store_key_digest(store, Int32(pins.count), buffer.baseAddress)
                count = isThere == 1 ? 32 : 0
            }
            guard isThere == 1 else { return pins }
            pins.append(PublicKeyPin(digest: digest))
        }
    }

    private static func text(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Void) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { text in
            guard let base = text.baseAddress else { return "" }
            fill(base, text.count)
            // What a certificate says is the peer's: no control byte of it may reach a terminal.
            return String(
                String(cString: base).unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
        }
    }

    /// The verdict in words, `host` being who was asked for.
    func failure(host: String) -> TLSFailure {
        let (reason, remedy) = words(host: host)
        return TLSFailure(.verification, reason, remedy: remedy)
    }

    /// The certificate at fault.
    private var culprit: String {
        depth == 0 ? "the certificate" : "the certificate of the authority '\(subject)'"
    }

    private func words(host: String) -> (reason: String, remedy: String?) {
        let trustIt = "trust the authority that signed it, if it is yours"
        return switch code {
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            (
                names.isEmpty
                    ? "the certificate names no host (a common name does not count), and is not for \(host)"
                    : "the certificate is for \(names), not for \(host)", nil
            )
        case X509_V_ERR_CERT_HAS_EXPIRED: ("\(culprit) has expired", nil)
        case X509_V_ERR_CERT_NOT_YET_VALID: ("\(culprit) is not valid yet", "check this machine's clock")
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
            ("the certificate is signed by itself, not by a known authority", "trust it, if it is yours")
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            ("the certificate is signed by an unknown authority, '\(subject)'", trustIt)
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            ("\(culprit) is signed by an unknown authority, '\(issuer)'", trustIt)
        case X509_V_ERR_CERT_SIGNATURE_FAILURE: ("\(culprit) has a signature that is wrong", trustIt)
        case X509_V_ERR_APPLICATION_VERIFICATION:
            (
                "the server's keys are none of those pinned; seen were \(pins.map(\.description).joined(separator: ", "))",
                "pin one of these, if the server has changed its key"
            )
        default: (weakness ?? "\(culprit) is refused: \(Self.words(of: code))", nil)
        }
    }

    /// What an authority should not have signed.
    private var weakness: String? {
        switch code {
        case X509_V_ERR_INVALID_PURPOSE where depth == 0: "the certificate is not meant for servers"
        case X509_V_ERR_INVALID_PURPOSE: "\(culprit) is not meant for signing those of servers"
        case X509_V_ERR_INVALID_CA: "'\(subject)' signed the certificate without being an authority"
        case X509_V_ERR_PATH_LENGTH_EXCEEDED:
            "the chain of the certificate is longer than the authority '\(subject)' may make it"
        case X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION:
            "\(culprit) is for a name that its authority, '\(issuer)', may not vouch for"
        case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL:
            "\(culprit) has a key that is too weak, such as RSA below 2,048 bits"
        case X509_V_ERR_CA_MD_TOO_WEAK: "\(culprit) is signed with a digest that is too weak, such as SHA-1"
        case X509_V_ERR_CERT_REVOKED: "\(culprit) has been revoked"
        default: nil
        }
    }

    private static func words(of code: Int32) -> String {
        X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "error \(code)"
    }
}
