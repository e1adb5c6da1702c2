#if URLSession
    import Foundation
    import FoundationNetworking
    import SignetCore

    /// What Foundation's errors mean.
    ///
    /// Their codes tell little: truncation and every failure of TLS are "unknown" (-1), a bad status line an "unsupported
    /// URL". The text, which is libcurl's own, tells them apart.
    enum SessionError {
        private struct Meaning {
            let kind: TransportError.Kind
            let phase: TransportError.Phase?
            let isSent: Bool
            let remedy: String?

            /// `phase` is `nil` where it depends on whether the head had arrived.
            init(
                _ kind: TransportError.Kind, _ phase: TransportError.Phase? = nil, isSent: Bool = true,
                remedy: String? = nil
            ) {
                self.kind = kind
                self.phase = phase
                self.isSent = isSent
                self.remedy = remedy
            }
        }

        static func describe(_ error: any Error, afterHead: Bool, peer: String) -> TransportError {
            let error = error as NSError
            let text = error.userInfo[NSLocalizedDescriptionKey] as? String ?? error.localizedDescription
            let meaning = meaning(of: error.code, text, afterHead: afterHead)
            return TransportError(
                meaning.kind, during: meaning.phase ?? (afterHead ? .receiveBody : .awaitHead), peer: peer,
                "\(text) (NSURLError \(error.code))", remedy: meaning.remedy, requestMayHaveBeenSent: meaning.isSent)
        }

        private static func meaning(of code: Int, _ text: String, afterHead: Bool) -> Meaning {
            if let meaning = byText.first(where: { text.contains($0.text) })?.meaning { return meaning }
            return byCode[code] ?? Meaning(.connectionClosed)
        }

        /// The first that occurs in the message decides.
        private static let byText: [(text: String, meaning: Meaning)] = [
            ("SSL certificate problem", untrusted),
            ("SSL: no alternative certificate subject name", untrusted),
            ("SSL: certificate subject name", untrusted),
            ("SSL routines", Meaning(.tlsHandshake, .tls, isSent: false)),
            ("SSL_connect", Meaning(.tlsHandshake, .tls, isSent: false)),
            ("SSL connect error", Meaning(.tlsHandshake, .tls, isSent: false)),
            ("transfer closed with", Meaning(.truncatedBody, .receiveBody)),
            ("chunk", Meaning(.malformedResponse, .receiveBody)),
            ("content encoding", Meaning(.decoding, .receiveBody)),
            ("content unencoding", Meaning(.decoding, .receiveBody)),
            ("Proxy CONNECT", Meaning(.proxy, .proxy, isSent: false)),
            ("CONNECT tunnel failed", Meaning(.proxy, .proxy, isSent: false)),
            ("Could not resolve proxy", Meaning(.proxy, .proxy, isSent: false)),
            ("Connection timed out after", Meaning(.connectTimeout, .connect, isSent: false)),
            ("Failed to connect", Meaning(.connectionRefused, .connect, isSent: false)),
            ("Connection reset", Meaning(.connectionReset)),
            ("Send failure", Meaning(.connectionReset)),
            ("Empty reply from server", Meaning(.connectionClosed, .awaitHead)),
            ("Out of memory", Meaning(.headersTooLarge, .awaitHead)),
            ("Too large response headers", Meaning(.headersTooLarge, .awaitHead)),
            ("header", Meaning(.malformedResponse, .awaitHead)),
            ("Header", Meaning(.malformedResponse, .awaitHead)),
        ]

        private static let untrusted = Meaning(
            .tlsVerification, .tls, isSent: false,
            remedy: "add the authority to the system's CA file, or choose a transport that takes one")

        private static let byCode: [Int: Meaning] = [
            NSURLErrorCannotConnectToHost: Meaning(.connectionRefused, .connect, isSent: false),
            NSURLErrorCannotFindHost: Meaning(.nameResolution, .resolve, isSent: false),
            NSURLErrorNetworkConnectionLost: Meaning(.connectionReset),
            NSURLErrorBadServerResponse: Meaning(.connectionClosed, .awaitHead),
            NSURLErrorUnsupportedURL: Meaning(.malformedResponse, .awaitHead),
            NSURLErrorBadURL: Meaning(.unsupported, isSent: false),
            NSURLErrorDataLengthExceedsMaximum: Meaning(.unsupported, isSent: false),
            NSURLErrorTimedOut: Meaning(.connectTimeout, .connect),
            NSURLErrorCancelled: Meaning(.cancelled),
        ]
    }
#endif
