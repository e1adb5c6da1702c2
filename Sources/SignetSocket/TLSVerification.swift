import CSignetOpenSSL

/// What OpenSSL found wrong with a chain while it verified it, kept for the error message.
final class TLSVerification {
    private(set) var names = ""

    /// Called for each certificate of a chain; never changes the verdict.
    static let callback: @convention(c) (Int32, OpaquePointer?) -> Int32 = { verdict, store in
        guard verdict == 0, let store, let owner = signet_store_owner(store) else { return verdict }
        Unmanaged<TLSVerification>.fromOpaque(owner).takeUnretainedValue().note(store)
        return verdict
    }

    private func note(_ store: OpaquePointer) {
        guard let certificate = X509_STORE_CTX_get0_cert(store) else { return }
        names = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { text in
            guard let base = text.baseAddress else { return "" }
            signet_x509_names(certificate, base, text.count)
            return String(cString: base)
        }
    }
}
