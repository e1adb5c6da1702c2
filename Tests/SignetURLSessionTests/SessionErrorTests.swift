#if URLSession
    import Foundation
    import SignetCore
    import Testing

    @testable import SignetURLSession

    @Suite struct SessionErrorTests {
        @Test(
            "The message tells apart what one code stands for",
            arguments: [
                (-1, "SSL certificate problem: self-signed certificate", TransportError.Kind.tlsVerification, false),
                (
                    -1, "SSL: no alternative certificate subject name matches target host name 'a'", .tlsVerification,
                    false
                ),
                (-1, "OpenSSL/3.0.22: error:0A00010B:SSL routines::wrong version number", .tlsHandshake, false),
                (-1, "transfer closed with 95 bytes remaining to read", .truncatedBody, true),
                (-1, "transfer closed with outstanding read data remaining", .truncatedBody, true),
                (-1, "Illegal or missing hexadecimal sequence in chunked-encoding", .malformedResponse, true),
                (-1, "Unrecognized content encoding type. libcurl understands deflate, gzip", .decoding, true),
                (-1, "Proxy CONNECT aborted", .proxy, false),
                (-1, "Out of memory", .headersTooLarge, true),
                (-1, "Failed writing header", .malformedResponse, true),
                (-1, "Header without colon", .malformedResponse, true),
                (
                    -1, "Failed to connect to a port 80 after 3 ms: Couldn't connect to server", .connectionRefused,
                    false
                ),
                (-1001, "Connection timed out after 300000 milliseconds", .connectTimeout, false),
                (-1004, "Failed to connect", .connectionRefused, false),
                (-1003, "Could not resolve host: a", .nameResolution, false),
                (-1005, "Recv failure: Connection reset by peer", .connectionReset, true),
                (-1011, "Empty reply from server", .connectionClosed, true),
                (-1002, "Received HTTP/0.9 when not allowed", .malformedResponse, true),
                (-1, "something new", .connectionClosed, true),
            ])
        func mapping(code: Int, text: String, kind: TransportError.Kind, isSent: Bool) {
            let error = NSError(domain: NSURLErrorDomain, code: code, userInfo: [NSLocalizedDescriptionKey: text])
            let described = SessionError.describe(error, afterHead: false, peer: "a:80")
            #expect(described.kind == kind)
            #expect(described.requestMayHaveBeenSent == isSent)
            #expect(described.peer == "a:80")
            #expect(described.description.contains(text))
        }

        @Test("A reset is told with the step it happened in", arguments: [true, false])
        func phase(afterHead: Bool) {
            let error = NSError(domain: NSURLErrorDomain, code: -1005)
            let described = SessionError.describe(error, afterHead: afterHead, peer: "a:80")
            #expect(described.phase == (afterHead ? .receiveBody : .awaitHead))
        }
    }
#endif
