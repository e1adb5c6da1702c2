#if Curl
    import CSignetCurl
    import CSignetOpenSSL
    import SignetCore

    // What OpenSSL is told besides what libcurl tells it.
    extension CurlTransfer {
        /// Has OpenSSL go by the rules of other transports, where it is what libcurl speaks TLS with.
        static func setOpenSSL(_ easy: CurlEasy) {
            guard CurlLibrary.usesOpenSSL else { return }
            _ = csignet_set_ssl_context(easy.handle) { _, context, easy in
                guard let context, let origin = CurlTransfer.from(easy)?.call.origin else {
                    return CURLE_ABORTED_BY_CALLBACK
                }
                return CurlTransfer.prepare(OpaquePointer(context), for: origin.host)
                    ? CURLE_OK : CURLE_OUT_OF_MEMORY
            }
            easy.set(CURLOPT_SSL_CTX_DATA, pointer: Unmanaged.passUnretained(easy).toOpaque())
        }

        private static func prepare(_ context: OpaquePointer, for host: String) -> Bool {
            TLSEnds.report(in: context)
            return require(host, of: context)
        }

        /// Has OpenSSL compare the host with the alternative names of the certificate, and with nothing else (RFC 9525 §6.3).
        ///
        /// libcurl does so besides, but goes by the common name where there are no others. Where nobody is to be verified,
        /// OpenSSL goes on whatever it finds.
        private static func require(_ host: String, of context: OpaquePointer) -> Bool {
            let parameters = SSL_CTX_get0_param(context)
            X509_VERIFY_PARAM_set_hostflags(
                parameters, UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
            // A host that is an address is for alternative names of that kind.
            return X509_VERIFY_PARAM_set1_ip_asc(parameters, host) == 1
                || X509_VERIFY_PARAM_set1_host(parameters, host, 0) == 1
        }
    }
#endif
