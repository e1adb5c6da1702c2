#if Socket
    import CSignetOpenSSL

    /// An EC P-256 key that never leaves memory.
    final class PrivateKey {
        let key: OpaquePointer

        /// A new key.
        init() throws(GatewayServerError) {
            guard let key = signet_ec_p256_key() else { throw .certificate("no key could be made") }
            self.key = key
        }

        deinit {
            EVP_PKEY_free(key)
        }
    }
#endif
