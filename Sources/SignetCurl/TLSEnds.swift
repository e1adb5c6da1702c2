#if Curl
    import CSignetOpenSSL

    /// Tells OpenSSL how a connection of libcurl's has ended.
    ///
    /// OpenSSL reads and writes by way of libcurl, which says nothing of an end without a goodbye (close_notify), so that a body
    /// cut short is taken for whole (RFC 8446 §6.1); and which gives a connection up once a write fails, though the server may
    /// have answered before it hung up.
    enum TLSEnds {
        /// Applies to connections of `context` from the end of their handshake on.
        static func report(in context: OpaquePointer) {
            SSL_CTX_set_info_callback(context) { connection, event, _ in
                guard event & SSL_CB_HANDSHAKE_DONE != 0, let connection else { return }
                BIO_set_callback_ex(SSL_get_rbio(connection), TLSEnds.amend)
                BIO_set_callback_ex(SSL_get_wbio(connection), TLSEnds.amend)
            }
        }

        /// Called before and after each operation; what it returns is the operation's result.
        private static let amend: BIO_callback_fn_ex = { way, event, _, _, command, _, result, _ in
            switch event {
            case BIO_CB_READ | BIO_CB_RETURN:
                forgive(way)
                if result == 0, BIO_test_flags(way, BIO_FLAGS_SHOULD_RETRY) == 0 {
                    BIO_set_flags(way, BIO_FLAGS_IN_EOF)
                }
            case BIO_CB_CTRL | BIO_CB_RETURN where command == BIO_CTRL_EOF:
                if BIO_test_flags(way, BIO_FLAGS_IN_EOF) != 0 { return 1 }
            case BIO_CB_WRITE | BIO_CB_RETURN where result <= 0:
                if BIO_test_flags(way, BIO_FLAGS_SHOULD_RETRY) == 0, blame(way) {
                    // Not yet: first comes what can be read, and the end that the reading meets.
                    BIO_set_flags(way, BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY)
                }
            default: break
            }
            return Int(result)
        }

        /// Takes note that a write has failed; `false` when one had before, and nobody has read since.
        private static func blame(_ way: OpaquePointer?) -> Bool {
            guard BIO_get_callback_arg(way) == nil, let way else { return false }
            BIO_set_callback_arg(way, UnsafeMutableRawPointer(way).assumingMemoryBound(to: CChar.self))
            return true
        }

        private static func forgive(_ way: OpaquePointer?) {
            BIO_set_callback_arg(way, nil)
        }
    }
#endif
