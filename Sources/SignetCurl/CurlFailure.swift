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
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: failed(.nameResolution, .resolve)
            case CURLE_COULDNT_CONNECT: couldNotConnect
            case CURLE_OPERATION_TIMEDOUT: failed(transfer.mayHaveBeenSent ? .responseTimeout : .connectTimeout)
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: handshake
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: untrusted
            case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
                failed(.tlsVerification, .tls, remedy: "pin the server's own key, not an authority's")
            case CURLE_SSL_CACERT_BADFILE:
                failed(.tlsVerification, .tls, remedy: "name a readable PEM file of certificate authorities")
            case CURLE_SSL_CERTPROBLEM:
                failed(.tlsHandshake, .tls, remedy: "name readable PEM files of a certificate and its key")
            case CURLE_SEND_ERROR: lost(during: .sendBody)
            case CURLE_RECV_ERROR: lost(during: transfer.phase)
            case CURLE_SEND_FAIL_REWIND: failed(.connectionClosed, remedy: "it was not sent again: the body cannot be")
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
                failed(.malformedResponse)
            // Out of memory is also what a header line past libcurl's bound of 100 KiB is called.
            case CURLE_OUT_OF_MEMORY where !transfer.headLines.isEmpty || transfer.stage == .awaitingHead:
                failed(.headersTooLarge)
            case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT: failed(.resourceExhausted)
            // What libcurl's own store of header lines says to one that continues none (obs-fold).
            case CURLE_BAD_FUNCTION_ARGUMENT where !transfer.headLines.isEmpty: failed(.malformedResponse)
            case CURLE_URL_MALFORMAT, CURLE_SETOPT_OPTION_SYNTAX, CURLE_BAD_FUNCTION_ARGUMENT: failed(.invalidRequest)
            default: failed(transfer.mayHaveBeenSent ? .connectionClosed : .connectionRefused)
            }
        }

        private func failed(
            _ kind: TransportError.Kind, _ phase: TransportError.Phase? = nil, remedy: String? = nil
        ) -> TransportError {
            TransportError(
                kind, during: phase ?? transfer.phase, peer: transfer.peer, words, remedy: remedy,
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
            let isOtherName = words.contains("does not match") || words.contains("no alternative certificate")
            return failed(
                .tlsVerification, .tls,
                remedy: isOtherName ? "use a name that the certificate holds" : transfer.trustRemedy)
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
