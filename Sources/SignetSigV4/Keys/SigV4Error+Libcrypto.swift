import CSignetOpenSSL

extension SigV4Error {
    /// - Parameter code: an entry of libcrypto's error queue.
    static func libcrypto(_ task: String, _ code: UInt) -> SigV4Error {
        let reason = ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
        return SigV4Error(.cryptography, "libcrypto could not \(task): \(reason).")
    }
}
