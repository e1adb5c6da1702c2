#if Curl
    import CSignetCurl
    import SignetCore

    /// What libcurl's codes mean for a stream of HTTP/2.
    struct StreamFailure {
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
            case CURLE_HTTP2_STREAM: reset
            // The server has said goodbye (GOAWAY), or what it sends is not HTTP/2.
            case CURLE_HTTP2 where transfer.isReused && transfer.firstByte == nil:
                failed(.connectionClosed, remedy: "it was not sent again, since a repeat could take effect twice")
            case CURLE_HTTP2: failed(.malformedResponse)
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING: failed(isInBody ? .truncatedBody : .connectionClosed)
            default: CurlFailure(code, transfer).error
            }
        }

        private var isInBody: Bool { transfer.stage == .receiving }

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
                kind, during: transfer.phase, peer: transfer.peer, words, remedy: remedy,
                requestMayHaveBeenSent: transfer.mayHaveBeenSent)
        }
    }
#endif
