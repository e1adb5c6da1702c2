#if Curl
    import CSignetCurl
    import SignetCore

    /// What libcurl's codes mean for a stream of HTTP/2.
    struct StreamFailure {
        private let code: CURLcode
        private let situation: CurlSituation
        private let words: String
        /// Whether the connection had been used before, and has not answered this time.
        private let isLeftUnanswered: Bool

        /// - Parameter details: What libcurl has to say besides its code; may be empty.
        init(_ code: CURLcode, in situation: CurlSituation, details: String, isLeftUnanswered: Bool) {
            self.code = code
            self.situation = situation
            self.isLeftUnanswered = isLeftUnanswered
            words = details.isEmpty ? code.words : details
        }

        var error: TransportError {
            switch code {
            case CURLE_HTTP2_STREAM: reset
            // The server has said goodbye (GOAWAY), or what it sends is not HTTP/2.
            case CURLE_HTTP2 where isLeftUnanswered:
                failed(.connectionClosed, remedy: "it was not sent again, since a repeat could take effect twice")
            case CURLE_HTTP2: failed(.malformedResponse)
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING: failed(isInBody ? .truncatedBody : .connectionClosed)
            default: CurlFailure(code, in: situation, details: words).error
            }
        }

        private var isInBody: Bool { situation.stage == .receiving }

        /// The stream was reset, by the server or for what the server sent; the codes are those of RFC 9113 §7.
        private var reset: TransportError {
            switch errorCode {
            // PROTOCOL_ERROR, FLOW_CONTROL_ERROR, FRAME_SIZE_ERROR, COMPRESSION_ERROR.
            case 1, 3, 6, 9: failed(.malformedResponse)
            // The end came in order, but before the head was complete.
            case nil: failed(.connectionClosed)
            case 7: failed(.connectionClosed, remedy: "the server did nothing about it: send it again")
            case 13: failed(.connectionReset, remedy: "set the version to .http1 for this server")
            default: failed(isInBody ? .truncatedBody : .connectionReset)
            }
        }

        /// libcurl gives it in its words only: `… (err 8)`.
        private var errorCode: Int? {
            guard let start = words.utf8.lastIndex(of: UInt8(ascii: "(")), words[start...].hasPrefix("(err ") else {
                return nil
            }
            return Int(words[start...].dropFirst(5).dropLast())
        }

        private func failed(_ kind: TransportError.Kind, remedy: String? = nil) -> TransportError {
            TransportError(
                kind, during: situation.phase, peer: situation.peer, words, remedy: remedy,
                requestMayHaveBeenSent: situation.mayHaveBeenSent)
        }
    }
#endif
