#if Curl
    import CSignetCurl
    import Glibc
    import SignetCore
    import Testing

    @testable import SignetCurl

    /// What each of libcurl's codes is to a caller, wherever it may come.
    @Suite struct CurlFailureTests {
        /// Every code that these headers know, those of other protocols and the obsolete ones included; and 100 and 101, which
        /// libcurl 8.6 and 8.8 brought.
        static let codes = 1..<max(CURL_LAST.rawValue, 102)

        @Test("Each code of libcurl has one meaning in each situation", arguments: codes)
        func means(_ code: UInt32) throws {
            let meaning = try #require(CurlMeaning.all[code], "the table says nothing of code \(code)")
            for place in CurlPlace.all {
                let situation = try place.situation()
                let error = CurlFailure(CURLcode(rawValue: code), in: situation).error
                #expect(error.kind == meaning.kind(at: place), "\(code) \(place.name)")
                #expect(error.phase == meaning.phase(at: place), "\(code) \(place.name)")
                #expect(error.peer == meaning.peer(at: place), "\(code) \(place.name)")
                #expect(error.requestMayHaveBeenSent == situation.mayHaveBeenSent, "\(code) \(place.name)")
                #expect(!error.reason.isEmpty, "\(code) \(place.name)")
            }
        }

        @Test("No code of libcurl is taken for the caller's own doing")
        func blamesNobodyElse() throws {
            let ours: Set<TransportError.Kind> = [.cancelled, .deadlineExceeded, .poolTimeout, .shutDown, .credentials]
            for code in Self.codes {
                for place in CurlPlace.all {
                    let error = CurlFailure(CURLcode(rawValue: code), in: try place.situation()).error
                    #expect(!ours.contains(error.kind), "\(code) \(place.name)")
                }
            }
        }

        struct Saying: Sendable, CustomTestStringConvertible {
            let code: CURLcode
            let words: String
            let place: CurlPlace
            let kind: TransportError.Kind
            var remedy: String?
            var testDescription: String { "\(words) \(place.name)" }
        }

        static let sayings = [
            Saying(code: CURLE_RECV_ERROR, words: eof, place: .awaitingHead, kind: .connectionClosed),
            Saying(code: CURLE_RECV_ERROR, words: eof, place: .receiving, kind: .truncatedBody),
            Saying(
                code: CURLE_RECV_ERROR, words: "tlsv13 alert certificate required", place: .awaitingHead,
                kind: .tlsHandshake, remedy: "client certificate"),
            Saying(
                code: CURLE_RECV_ERROR, words: "sslv3 alert bad record mac", place: .receiving, kind: .connectionReset),
            Saying(
                code: CURLE_RECV_ERROR, words: "Illegal or missing hexadecimal sequence in chunked-encoding",
                place: .receiving, kind: .malformedResponse),
            Saying(
                code: CURLE_RECV_ERROR, words: "Too large response headers: 307201 > 307200", place: .awaitingHead,
                kind: .headersTooLarge),
            Saying(
                code: CURLE_SSL_CONNECT_ERROR, words: "SSL routines::wrong version number", place: .negotiating,
                kind: .tlsHandshake, remedy: "http://"),
            Saying(
                code: CURLE_PEER_FAILED_VERIFICATION,
                words: "SSL: no alternative certificate subject name matches target host name 'h'",
                place: .negotiating, kind: .tlsVerification, remedy: "a name that the certificate holds"),
            Saying(
                code: CURLE_PROXY, words: "User was rejected by the SOCKS5 server (1 1).", place: .atProxy,
                kind: .proxy,
                remedy: "user name and password"),
        ]

        private static let eof = "SSL routines::unexpected eof while reading, errno 0"

        @Test("What libcurl has to say besides its code is heard", arguments: sayings)
        func hears(_ saying: Saying) throws {
            let error = CurlFailure(saying.code, in: try saying.place.situation(), details: saying.words).error
            #expect(error.kind == saying.kind)
            #expect(error.reason.contains(saying.words))
            if let remedy = saying.remedy { #expect(error.remedy?.contains(remedy) == true) }
        }

        @Test("Memory that runs out, or a line that continues none, within a head is the head's fault")
        func blamesTheHead() throws {
            for place in [CurlPlace.sending, .awaitingHead] {
                var situation = try place.situation()
                situation.isWithinHead = true
                #expect(CurlFailure(CURLE_OUT_OF_MEMORY, in: situation).error.kind == .headersTooLarge)
                #expect(CurlFailure(CURLE_BAD_FUNCTION_ARGUMENT, in: situation).error.kind == .malformedResponse)
            }
        }

        @Test(
            "What the system says of an attempt to connect is heard",
            arguments: [
                (ETIMEDOUT, TransportError.Kind.connectTimeout), (EMFILE, .resourceExhausted),
                (EADDRNOTAVAIL, .resourceExhausted), (ECONNREFUSED, .connectionRefused),
                (EHOSTUNREACH, .connectionRefused), (0, .connectionRefused),
            ])
        func hearsTheSystem(_ code: Int32, _ kind: TransportError.Kind) throws {
            var situation = try CurlPlace.connecting.situation()
            situation.connectError = code
            #expect(CurlFailure(CURLE_COULDNT_CONNECT, in: situation).error.kind == kind)
            situation.lacksSocket = true
            #expect(CurlFailure(CURLE_COULDNT_CONNECT, in: situation).error.kind == .resourceExhausted)
        }

        @Test("A write that fails is one of the head where there is no body")
        func namesTheHead() throws {
            var situation = try CurlPlace.awaitingHead.situation()
            situation.hasBody = false
            #expect(CurlFailure(CURLE_SEND_ERROR, in: situation).error.phase == .sendHead)
        }
    }
#endif
