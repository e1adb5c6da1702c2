#if Curl
    import CSignetCurl
    import Glibc
    import SignetCore

    /// What libcurl's codes mean, each in every situation.
    struct CurlFailure {
        private let code: CURLcode
        private let situation: CurlSituation
        private let words: String

        /// - Parameter details: What libcurl has to say besides its code; may be empty.
        init(_ code: CURLcode, in situation: CurlSituation, details: String = "") {
            self.code = code
            self.situation = situation
            words = details.isEmpty ? code.words : details
        }

        var error: TransportError {
            // TLS ends at the origin, whether or not libcurl tells when a proxy has opened the way there.
            if let security { return security }
            // The connection before this one is meant.
            if code == CURLE_SEND_FAIL_REWIND {
                return failed(.connectionClosed, .sendBody, remedy: "it was not sent again: the body cannot be")
            }
            guard situation.isOnWayToProxy else { return direct }
            return switch code {
            // Of the proxy's answer, libcurl keeps no more than that it was none.
            case CURLE_PROXY: situation.noTunnel(words, remedy: credentialsRemedy)
            case CURLE_OUT_OF_MEMORY, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_GOT_NOTHING:
                situation.noTunnel(words)
            case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR, CURLE_REMOTE_ACCESS_DENIED:
                situation.noTunnel(words, remedy: Self.credentialsRemedy)
            default: direct.blaming(situation.hop.proxy)
            }
        }

        private static let credentialsRemedy = "check the user name and password for the proxy"

        private var credentialsRemedy: String? {
            words.contains("rejected") || words.contains("authentication") ? Self.credentialsRemedy : nil
        }

        private var direct: TransportError {
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: failed(.nameResolution, .resolve)
            case CURLE_COULDNT_CONNECT: couldNotConnect
            case CURLE_PROXY: failed(.proxy, .proxy)
            case CURLE_OPERATION_TIMEDOUT: failed(timeout)
            case CURLE_SEND_ERROR: lost(during: sendingPhase)
            case CURLE_RECV_ERROR: lost(during: situation.phase)
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SSL_SHUTDOWN_FAILED: failed(cut)
            default: response ?? resources
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
                failed(.invalidRequest, .tls, remedy: "name a readable PEM file of certificate authorities")
            case CURLE_SSL_CERTPROBLEM:
                failed(.invalidRequest, .tls, remedy: "name readable PEM files of a certificate and its key")
            case CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
                failed(.invalidRequest, .tls)
            case CURLE_SSL_CLIENTCERT:
                failed(.tlsHandshake, .tls, remedy: "name the PEM files of a client certificate and its key")
            default: nil
            }
        }

        /// What goes wrong with the response.
        private var response: TransportError? {
            switch code {
            case CURLE_UNSUPPORTED_PROTOCOL where situation.mayHaveBeenSent: failed(.malformedResponse)
            case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP_RETURNED_ERROR, CURLE_RANGE_ERROR,
                CURLE_TOO_MANY_REDIRECTS, CURLE_HTTP2, CURLE_HTTP3:
                failed(.malformedResponse)
            case CURLE_HTTP2_STREAM: failed(.connectionReset)
            case CURLE_FILESIZE_EXCEEDED: failed(.bodyTooLarge)
            // Out of memory is also what a header line past libcurl's bound of 100 KiB is called.
            case CURLE_OUT_OF_MEMORY where situation.isWithinHead || situation.stage == .awaitingHead:
                failed(.headersTooLarge)
            case Self.tooLarge where situation.mayHaveBeenSent: failed(.headersTooLarge)
            // What libcurl's own store of header lines says to one that continues none (obs-fold).
            case CURLE_BAD_FUNCTION_ARGUMENT where situation.isWithinHead: failed(.malformedResponse)
            default: nil
            }
        }

        /// CURLE_TOO_LARGE, of libcurl 8.6 and later: these headers may not know it.
        private static let tooLarge = CURLcode(rawValue: 100)

        /// What this machine, or this libcurl, has not got; what it does not know of HTTP is nobody's to give.
        private var resources: TransportError {
            switch code {
            // A callback that gives up says why in the transfer's own error; one that has not was short of memory.
            case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_NO_CONNECTION_AVAILABLE, CURLE_UNRECOVERABLE_POLL,
                CURLE_RECURSIVE_API_CALL, CURLE_WRITE_ERROR, CURLE_READ_ERROR, CURLE_ABORTED_BY_CALLBACK, Self.tooLarge:
                failed(.resourceExhausted)
            case CURLE_URL_MALFORMAT, CURLE_SETOPT_OPTION_SYNTAX, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_INTERFACE_FAILED:
                failed(.invalidRequest)
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION, CURLE_FUNCTION_NOT_FOUND:
                failed(.unsupported)
            // Signs of a connection that ended; the rest of libcurl's codes are other protocols' and of no transfer here.
            default: failed(situation.mayHaveBeenSent ? .connectionClosed : .connectionRefused)
            }
        }

        private func failed(
            _ kind: TransportError.Kind, _ phase: TransportError.Phase? = nil, because reason: String? = nil,
            remedy: String? = nil
        ) -> TransportError {
            TransportError(
                kind, during: phase ?? situation.phase, peer: situation.peer, reason ?? words, remedy: remedy,
                requestMayHaveBeenSent: situation.mayHaveBeenSent)
        }

        private var couldNotConnect: TransportError {
            if situation.lacksSocket {
                return failed(.resourceExhausted, .connect, remedy: "raise the limit on descriptors (ulimit -n)")
            }
            return switch situation.connectError {
            case ETIMEDOUT: failed(.connectTimeout, .connect)
            case EMFILE, ENFILE, ENOBUFS, EADDRNOTAVAIL: failed(.resourceExhausted, .connect)
            default: failed(.connectionRefused, .connect)
            }
        }

        /// libcurl's own timeouts only divide the time among addresses, and ours come first: but for the system's (ETIMEDOUT).
        private var timeout: TransportError.Kind {
            switch situation.stage {
            case .queued, .awaitingConnection, .connecting: .connectTimeout
            case .sending: .writeTimeout
            case .awaitingHead: .responseTimeout
            case .receiving, .over: .idleTimeout
            }
        }

        private var sendingPhase: TransportError.Phase {
            if situation.stage == .connecting { return situation.phase }
            return situation.hasBody ? .sendBody : .sendHead
        }

        private var handshake: TransportError {
            let isPlain = words.contains("wrong version number")
            return failed(.tlsHandshake, .tls, remedy: isPlain ? "the peer does not speak TLS; try http://" : nil)
        }

        private var untrusted: TransportError {
            let isOtherName =
                words.contains("does not match") || words.contains("no alternative certificate")
                || words.contains("mismatch")
            guard isOtherName else { return failed(.tlsVerification, .tls, remedy: situation.trustRemedy) }
            // OpenSSL does not say which name it looked for.
            let host = situation.origin.host
            return failed(
                .tlsVerification, .tls, because: "the certificate is not for \(host) (\(words))",
                remedy: "use a name that the certificate holds; a common name does not count")
        }

        /// What an end of the connection is.
        private var cut: TransportError.Kind { situation.stage == .receiving ? .truncatedBody : .connectionClosed }

        /// Receiving failed: a reset, an end without TLS's goodbye, or an alert.
        private func lost(during phase: TransportError.Phase) -> TransportError {
            if words.contains("unexpected eof") { return failed(cut, phase) }
            // In TLS 1.3 a server judges the client's certificate after the handshake: its verdict is met here.
            if words.contains("alert"), situation.stage != .receiving {
                return failed(.tlsHandshake, .tls, remedy: "the server may want a client certificate")
            }
            if words.contains("in chunked-encoding") { return failed(.malformedResponse, phase) }
            if words.contains("Too large response headers") { return failed(.headersTooLarge, phase) }
            return failed(.connectionReset, phase)
        }
    }
#endif
