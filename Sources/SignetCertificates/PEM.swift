import CSignetOpenSSL

/// The text form of keys and certificates (RFC 7468).
enum PEM {
    /// What `write` puts into a memory BIO.
    static func text(_ write: (OpaquePointer) -> Int32) throws(CertificateError) -> [UInt8] {
        guard let memory = BIO_new(BIO_s_mem()) else { throw CertificateError("no memory") }
        defer { BIO_free(memory) }
        var bytes: UnsafeMutablePointer<CChar>?
        guard write(memory) == 1 else { throw CertificateError("no PEM form") }
        let count = signet_bio_memory(memory, &bytes)
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
