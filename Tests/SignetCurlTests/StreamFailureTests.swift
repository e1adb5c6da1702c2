#if Curl
    import CSignetCurl
    import SignetCore
    import Testing

    @testable import SignetCurl

    @Suite("What ends a stream of HTTP/2") struct StreamFailureTests {
        private func failure(
            _ code: CURLcode, _ stage: CurlTransfer.Stage, _ words: String = "", isLeftUnanswered: Bool = false
        ) -> TransportError {
            let origin = Origin(scheme: .https, host: "origin.test", port: 443)
            let situation = CurlSituation(
                origin: origin, hop: .origin, stage: stage, phase: .awaitHead, mayHaveBeenSent: true)
            return StreamFailure(code, in: situation, details: words, isLeftUnanswered: isLeftUnanswered).error
        }

        @Test(
            "Each error code of RFC 9113 §7 has its meaning, before the head and after it",
            arguments: [
                (1, TransportError.Kind.malformedResponse, TransportError.Kind.malformedResponse),
                (2, .connectionReset, .truncatedBody), (3, .malformedResponse, .malformedResponse),
                (4, .connectionReset, .truncatedBody), (5, .connectionReset, .truncatedBody),
                (6, .malformedResponse, .malformedResponse), (7, .connectionClosed, .connectionClosed),
                (8, .connectionReset, .truncatedBody), (9, .malformedResponse, .malformedResponse),
                (10, .connectionReset, .truncatedBody), (11, .connectionReset, .truncatedBody),
                (12, .connectionReset, .truncatedBody), (13, .connectionReset, .connectionReset),
                (4_294_967_295, .connectionReset, .truncatedBody),
            ])
        func resets(_ code: Int, _ before: TransportError.Kind, _ after: TransportError.Kind) {
            let words = "HTTP/2 stream 1 was not closed cleanly: CODE (err \(code))"
            #expect(failure(CURLE_HTTP2_STREAM, .awaitingHead, words).kind == before)
            #expect(failure(CURLE_HTTP2_STREAM, .receiving, words).kind == after)
        }

        @Test("An end of the connection is told from one of the stream, and from what is not HTTP/2")
        func others() {
            #expect(
                failure(CURLE_HTTP2_STREAM, .awaitingHead, "closed cleanly, but before the head").kind
                    == .connectionClosed)
            #expect(failure(CURLE_HTTP2, .awaitingHead).kind == .malformedResponse)
            let unanswered = failure(CURLE_HTTP2, .awaitingHead, isLeftUnanswered: true)
            #expect(unanswered.kind == .connectionClosed && unanswered.remedy != nil)
            #expect(failure(CURLE_PARTIAL_FILE, .awaitingHead).kind == .connectionClosed)
            #expect(failure(CURLE_PARTIAL_FILE, .receiving).kind == .truncatedBody)
            #expect(failure(CURLE_COULDNT_RESOLVE_HOST, .connecting).kind == .nameResolution)
        }
    }
#endif
