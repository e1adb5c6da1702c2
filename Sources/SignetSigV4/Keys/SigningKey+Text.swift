extension SigningKey {
    /// Signs a string that follows from no canonical request: that of a chunk, an event or a policy.
    func sign(_ stringToSign: [UInt8]) throws(SigV4Error) -> Signature {
        // Array.withUnsafeBytes is declared with untyped rethrows: the typed error travels in a Result.
        try stringToSign.withUnsafeBytes { bytes in
            Result { () throws(SigV4Error) in try sign(bytes) }
        }.get()
    }
}
