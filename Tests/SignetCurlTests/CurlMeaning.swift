#if Curl
    import CSignetCurl
    import SignetCore

    @testable import SignetCurl

    /// What one of libcurl's codes is to a caller, by the place where it comes.
    struct CurlMeaning: Sendable {
        private let before: TransportError.Kind
        private let sending: TransportError.Kind
        private let head: TransportError.Kind
        private let body: TransportError.Kind
        private let proxied: TransportError.Kind
        /// The phase it always belongs to, if any.
        private var phase: TransportError.Phase?
        /// The phase it belongs to once the connection is there.
        private var laterPhase: TransportError.Phase?
        /// Whether a proxy has never to do with it: TLS ends at the origin, and what was sent before went there.
        private var isOfOrigin = false

        /// A kind that is not given is that of the place before it; on the way to a proxy, that before the connection.
        private init(
            _ before: TransportError.Kind, sending: TransportError.Kind? = nil, head: TransportError.Kind? = nil,
            body: TransportError.Kind? = nil, proxied: TransportError.Kind? = nil,
            in phase: TransportError.Phase? = nil,
            sendsIn laterPhase: TransportError.Phase? = nil
        ) {
            self.before = before
            self.sending = sending ?? before
            self.head = head ?? self.sending
            self.body = body ?? self.head
            self.proxied = proxied ?? before
            self.phase = phase
            self.laterPhase = laterPhase
        }

        private init(ofOrigin kind: TransportError.Kind, in phase: TransportError.Phase) {
            self.init(kind, in: phase)
            isOfOrigin = true
        }

        func kind(at place: CurlPlace) -> TransportError.Kind {
            if place.isOnWayToProxy { return proxied }
            return switch place.stage {
            case .queued, .awaitingConnection, .connecting: before
            case .sending: sending
            case .awaitingHead: head
            case .receiving, .over: body
            }
        }

        func phase(at place: CurlPlace) -> TransportError.Phase {
            if place.isOnWayToProxy, !isOfOrigin { return .proxy }
            return phase ?? (place.stage == .connecting ? nil : laterPhase) ?? place.phase
        }

        func peer(at place: CurlPlace) -> String {
            place.isOnWayToProxy && !isOfOrigin ? "proxy.test:3128" : "origin.test:443"
        }
    }

    extension CurlMeaning {
        /// The codes of other protocols, and those that are obsolete: a connection that ended, for all one knows.
        private static let lost = CurlMeaning(.connectionRefused, sending: .connectionClosed, proxied: .proxy)
        private static let cut = CurlMeaning(.connectionClosed, body: .truncatedBody, proxied: .proxy)

        /// By code; those of the headers in their order.
        static let all = Dictionary(uniqueKeysWithValues: table.map { ($0.rawValue, $1) })

        private static let table: [(CURLcode, CurlMeaning)] = [
            (CURLE_UNSUPPORTED_PROTOCOL, CurlMeaning(.unsupported, sending: .malformedResponse, proxied: .proxy)),
            (CURLE_FAILED_INIT, CurlMeaning(.resourceExhausted)),
            (CURLE_URL_MALFORMAT, CurlMeaning(.invalidRequest)),
            (CURLE_NOT_BUILT_IN, CurlMeaning(.unsupported)),
            (CURLE_COULDNT_RESOLVE_PROXY, CurlMeaning(.nameResolution, proxied: .proxy, in: .resolve)),
            (CURLE_COULDNT_RESOLVE_HOST, CurlMeaning(.nameResolution, proxied: .proxy, in: .resolve)),
            (CURLE_COULDNT_CONNECT, CurlMeaning(.connectionRefused, proxied: .proxy, in: .connect)),
            (CURLE_WEIRD_SERVER_REPLY, CurlMeaning(.malformedResponse, proxied: .proxy)),
            (CURLE_REMOTE_ACCESS_DENIED, lost),
            (CURLE_FTP_ACCEPT_FAILED, lost),
            (CURLE_FTP_WEIRD_PASS_REPLY, lost),
            (CURLE_FTP_ACCEPT_TIMEOUT, lost),
            (CURLE_FTP_WEIRD_PASV_REPLY, lost),
            (CURLE_FTP_WEIRD_227_FORMAT, lost),
            (CURLE_FTP_CANT_GET_HOST, lost),
            (CURLE_HTTP2, CurlMeaning(.malformedResponse)),
            (CURLE_FTP_COULDNT_SET_TYPE, lost),
            (CURLE_PARTIAL_FILE, cut),
            (CURLE_FTP_COULDNT_RETR_FILE, lost),
            (CURLE_OBSOLETE20, lost),
            (CURLE_QUOTE_ERROR, lost),
            (CURLE_HTTP_RETURNED_ERROR, CurlMeaning(.malformedResponse)),
            (CURLE_WRITE_ERROR, CurlMeaning(.resourceExhausted)),
            (CURLE_OBSOLETE24, lost),
            (CURLE_UPLOAD_FAILED, lost),
            (CURLE_READ_ERROR, CurlMeaning(.resourceExhausted)),
            (
                CURLE_OUT_OF_MEMORY,
                CurlMeaning(.resourceExhausted, head: .headersTooLarge, body: .resourceExhausted, proxied: .proxy)
            ),
            (
                CURLE_OPERATION_TIMEDOUT,
                CurlMeaning(.connectTimeout, sending: .writeTimeout, head: .responseTimeout, body: .idleTimeout)
            ),
            (CURLE_OBSOLETE29, lost),
            (CURLE_FTP_PORT_FAILED, lost),
            (CURLE_FTP_COULDNT_USE_REST, lost),
            (CURLE_OBSOLETE32, lost),
            (CURLE_RANGE_ERROR, CurlMeaning(.malformedResponse)),
            (CURLE_HTTP_POST_ERROR, lost),
            (CURLE_SSL_CONNECT_ERROR, CurlMeaning(ofOrigin: .tlsHandshake, in: .tls)),
            (CURLE_BAD_DOWNLOAD_RESUME, lost),
            (CURLE_FILE_COULDNT_READ_FILE, lost),
            (CURLE_LDAP_CANNOT_BIND, lost),
            (CURLE_LDAP_SEARCH_FAILED, lost),
            (CURLE_OBSOLETE40, lost),
            (CURLE_FUNCTION_NOT_FOUND, CurlMeaning(.unsupported)),
            (CURLE_ABORTED_BY_CALLBACK, CurlMeaning(.resourceExhausted)),
            (CURLE_BAD_FUNCTION_ARGUMENT, CurlMeaning(.invalidRequest)),
            (CURLE_OBSOLETE44, lost),
            (CURLE_INTERFACE_FAILED, CurlMeaning(.invalidRequest)),
            (CURLE_OBSOLETE46, lost),
            (CURLE_TOO_MANY_REDIRECTS, CurlMeaning(.malformedResponse)),
            (CURLE_UNKNOWN_OPTION, CurlMeaning(.unsupported)),
            (CURLE_SETOPT_OPTION_SYNTAX, CurlMeaning(.invalidRequest)),
            (CURLE_OBSOLETE50, lost),
            (CURLE_OBSOLETE51, lost),
            (CURLE_GOT_NOTHING, cut),
            (CURLE_SSL_ENGINE_NOTFOUND, CurlMeaning(ofOrigin: .invalidRequest, in: .tls)),
            (CURLE_SSL_ENGINE_SETFAILED, CurlMeaning(ofOrigin: .invalidRequest, in: .tls)),
            (CURLE_SEND_ERROR, CurlMeaning(.connectionReset, proxied: .proxy, sendsIn: .sendBody)),
            (CURLE_RECV_ERROR, CurlMeaning(.connectionReset, proxied: .proxy)),
            (CURLE_OBSOLETE57, lost),
            (CURLE_SSL_CERTPROBLEM, CurlMeaning(ofOrigin: .invalidRequest, in: .tls)),
            (CURLE_SSL_CIPHER, CurlMeaning(ofOrigin: .tlsHandshake, in: .tls)),
            (CURLE_PEER_FAILED_VERIFICATION, CurlMeaning(ofOrigin: .tlsVerification, in: .tls)),
            (CURLE_BAD_CONTENT_ENCODING, CurlMeaning(.malformedResponse)),
            (CURLE_OBSOLETE62, lost),
            (CURLE_FILESIZE_EXCEEDED, CurlMeaning(.bodyTooLarge)),
            (CURLE_USE_SSL_FAILED, CurlMeaning(ofOrigin: .tlsHandshake, in: .tls)),
            (CURLE_SEND_FAIL_REWIND, CurlMeaning(ofOrigin: .connectionClosed, in: .sendBody)),
            (CURLE_SSL_ENGINE_INITFAILED, CurlMeaning(ofOrigin: .invalidRequest, in: .tls)),
            (CURLE_LOGIN_DENIED, lost),
            (CURLE_TFTP_NOTFOUND, lost),
            (CURLE_TFTP_PERM, lost),
            (CURLE_REMOTE_DISK_FULL, lost),
            (CURLE_TFTP_ILLEGAL, lost),
            (CURLE_TFTP_UNKNOWNID, lost),
            (CURLE_REMOTE_FILE_EXISTS, lost),
            (CURLE_TFTP_NOSUCHUSER, lost),
            (CURLE_OBSOLETE75, lost),
            (CURLE_OBSOLETE76, lost),
            (CURLE_SSL_CACERT_BADFILE, CurlMeaning(ofOrigin: .invalidRequest, in: .tls)),
            (CURLE_REMOTE_FILE_NOT_FOUND, lost),
            (CURLE_SSH, lost),
            (CURLE_SSL_SHUTDOWN_FAILED, cut),
            (CURLE_AGAIN, lost),
            (CURLE_SSL_CRL_BADFILE, CurlMeaning(ofOrigin: .invalidRequest, in: .tls)),
            (CURLE_SSL_ISSUER_ERROR, CurlMeaning(ofOrigin: .tlsVerification, in: .tls)),
            (CURLE_FTP_PRET_FAILED, lost),
            (CURLE_RTSP_CSEQ_ERROR, lost),
            (CURLE_RTSP_SESSION_ERROR, lost),
            (CURLE_FTP_BAD_FILE_LIST, lost),
            (CURLE_CHUNK_FAILED, lost),
            (CURLE_NO_CONNECTION_AVAILABLE, CurlMeaning(.resourceExhausted)),
            (CURLE_SSL_PINNEDPUBKEYNOTMATCH, CurlMeaning(ofOrigin: .tlsVerification, in: .tls)),
            (CURLE_SSL_INVALIDCERTSTATUS, CurlMeaning(ofOrigin: .tlsVerification, in: .tls)),
            (CURLE_HTTP2_STREAM, CurlMeaning(.connectionReset, proxied: .proxy)),
            (CURLE_RECURSIVE_API_CALL, CurlMeaning(.resourceExhausted)),
            (CURLE_AUTH_ERROR, lost),
            (CURLE_HTTP3, CurlMeaning(.malformedResponse)),
            (CURLE_QUIC_CONNECT_ERROR, lost),
            (CURLE_PROXY, CurlMeaning(.proxy, in: .proxy)),
            (CURLE_SSL_CLIENTCERT, CurlMeaning(ofOrigin: .tlsHandshake, in: .tls)),
            (CURLE_UNRECOVERABLE_POLL, CurlMeaning(.resourceExhausted)),
            // CURLE_TOO_LARGE, CURLE_ECH_REQUIRED.
            (CURLcode(rawValue: 100), CurlMeaning(.resourceExhausted, sending: .headersTooLarge)),
            (CURLcode(rawValue: 101), lost),
        ]
    }
#endif
