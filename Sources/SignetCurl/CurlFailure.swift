#if Curl
    import CSignetCurl
    import Glibc
    import SignetCore

    /// What libcurl's codes mean.
    struct CurlFailure {
        private let code: CURLcode
        private let transfer: CurlTransfer
        private let words: String

        init(_ code: CURLcode, _ transfer: CurlTransfer) {
            self.code = code
            self.transfer = transfer
            let details = transfer.easy?.errorDescription ?? ""
            words = details.isEmpty ? curl_easy_strerror(code).map { String(cString: $0) } ?? "" : details
        }

        var error: TransportError {
            guard transfer.isOnWayToProxy else { return direct }
            return switch code {
            // Of the proxy's answer, libcurl keeps no more than that it was none.
            case CURLE_PROXY: transfer.noTunnel(words, remedy: credentialsRemedy)
            case CURLE_OUT_OF_MEMORY, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_GOT_NOTHING:
                transfer.noTunnel(words)
            default: direct.blaming(transfer.call.hop.proxy)
            }
        }

        private var credentialsRemedy: String? {
            words.contains("rejected") || words.contains("authentication")
                ? "check the user name and password for the proxy" : nil
        }

        private var direct: TransportError {
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: failed(.nameResolution, .resolve)
            case CURLE_COULDNT_CONNECT: couldNotConnect
            case CURLE_PROXY: failed(.proxy, .proxy)
            // Its own timeouts, which only divide the time among addresses: ours come first.
            case CURLE_OPERATION_TIMEDOUT: failed(transfer.mayHaveBeenSent ? .responseTimeout : .connectTimeout)
            case CURLE_SEND_ERROR: lost(during: .sendBody)
            case CURLE_RECV_ERROR: lost(during: transfer.phase)
            case CURLE_SEND_FAIL_REWIND: failed(.connectionClosed, remedy: "it was not sent again: the body cannot be")
            // Both are read as the end of the body before they come here; without a body they are this.
            case CURLE_PARTIAL_FILE: failed(.truncatedBody)
            case CURLE_GOT_NOTHING: failed(.connectionClosed)
            // A callback gave up, and said why: CurlTransfer has its error.
            case CURLE_WRITE_ERROR, CURLE_READ_ERROR, CURLE_ABORTED_BY_CALLBACK: failed(.cancelled)
            default: security ?? response ?? resources
            }
        }

        /// What goes wrong in TLS.
        private var security: TransportError? {
            switch code {
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED: handshake
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS: untrusted
            case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
                failed(.tlsVerification, .tls, remedy: "pin the server's own key, not an authority's")
            case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE:
                failed(.tlsVerification, .tls, remedy: "name a readable PEM file of certificate authorities")
            case CURLE_SSL_CERTPROBLEM:
                failed(.tlsHandshake, .tls, remedy: "name readable PEM files of a certificate and its key")
            case CURLE_SSL_CLIENTCERT:
                failed(.tlsHandshake, .tls, remedy: "name the PEM files of a client certificate and its key")
            case CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
                failed(.tlsHandshake, .tls)
            case CURLE_SSL_SHUTDOWN_FAILED: failed(.connectionClosed)
            default: nil
            }
        }

        /// What goes wrong with the response.
        private var response: TransportError? {
            switch code {
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING,
                CURLE_HTTP_RETURNED_ERROR, CURLE_RANGE_ERROR, CURLE_TOO_MANY_REDIRECTS, CURLE_HTTP2, CURLE_HTTP2_STREAM:
                failed(.malformedResponse)
            case CURLE_FILESIZE_EXCEEDED: failed(.bodyTooLarge)
            // Out of memory is also what a header line past libcurl's bound of 100 KiB is called.
            case CURLE_OUT_OF_MEMORY where !transfer.headLines.isEmpty || transfer.stage == .awaitingHead:
                failed(.headersTooLarge)
            // What libcurl's own store of header lines says to one that continues none (obs-fold).
            case CURLE_BAD_FUNCTION_ARGUMENT where !transfer.headLines.isEmpty: failed(.malformedResponse)
            default: nil
            }
        }

        /// What this machine, or this libcurl, has not got; what it does not know of HTTP is nobody's to give.
        private var resources: TransportError {
            switch code {
            case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_NO_CONNECTION_AVAILABLE, CURLE_UNRECOVERABLE_POLL,
                CURLE_RECURSIVE_API_CALL:
                failed(.resourceExhausted)
            case CURLE_URL_MALFORMAT, CURLE_SETOPT_OPTION_SYNTAX, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_INTERFACE_FAILED:
                failed(.invalidRequest)
            case CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION, CURLE_FUNCTION_NOT_FOUND: failed(.unsupported)
            case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR, CURLE_REMOTE_ACCESS_DENIED: failed(.proxy, .proxy)
            // Signs of a connection that ended; the rest of libcurl's codes are other protocols' and of no transfer here.
            default: failed(transfer.mayHaveBeenSent ? .connectionClosed : .connectionRefused)
            }
        }

        private func failed(
            _ kind: TransportError.Kind, _ phase: TransportError.Phase? = nil, because reason: String? = nil,
            remedy: String? = nil
        ) -> TransportError {
            TransportError(
                kind, during: phase ?? transfer.phase, peer: transfer.peer, reason ?? words, remedy: remedy,
                requestMayHaveBeenSent: transfer.mayHaveBeenSent)
        }

        private var couldNotConnect: TransportError {
            if transfer.lacksSocket {
                return failed(.resourceExhausted, .connect, remedy: "raise the limit on descriptors (ulimit -n)")
            }
            return switch Int32(transfer.easy?.long(CURLINFO_OS_ERRNO) ?? 0) {
            case ETIMEDOUT: failed(.connectTimeout, .connect)
            case EMFILE, ENFILE, ENOBUFS, EADDRNOTAVAIL: failed(.resourceExhausted, .connect)
            default: failed(.connectionRefused, .connect)
            }
        }

        private var handshake: TransportError {
            let isPlain = words.contains("wrong version number")
            return failed(.tlsHandshake, .tls, remedy: isPlain ? "the peer does not speak TLS; try http://" : nil)
        }

        private var untrusted: TransportError {
            let isOtherName =
                words.contains("does not match") || words.contains("no alternative certificate")
                || words.contains("mismatch")
            guard isOtherName else { return failed(.tlsVerification, .tls, remedy: transfer.trustRemedy) }
            // OpenSSL does not say which name it looked for.
            let host = transfer.call.request.origin.host
            return failed(
                .tlsVerification, .tls, because: "the certificate is not for \(host) (\(words))",
                remedy: "use a name that the certificate holds; a common name does not count")
        }

        /// Receiving failed: a reset, an end without TLS's goodbye, or an alert.
        private func lost(during phase: TransportError.Phase) -> TransportError {
            if words.contains("unexpected eof") {
                return failed(transfer.stage == .receiving ? .truncatedBody : .connectionClosed, phase)
            }
            // In TLS 1.3 a server judges the client's certificate after the handshake: its verdict is met here.
            if words.contains("alert"), transfer.stage != .receiving {
                return failed(.tlsHandshake, .tls, remedy: "the server may want a client certificate")
            }
            if words.contains("in chunked-encoding") { return failed(.malformedResponse, phase) }
            return failed(.connectionReset, phase)
        }
    }
#endif
