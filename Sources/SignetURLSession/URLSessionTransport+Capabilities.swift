#if URLSession
    import SignetCore

    extension URLSessionTransport {
        /// Measured with Swift 6.3 and libcurl 7.88.
        static let declared = TransportCapabilities(unsupported: [
            .byteExactTarget:
                "libcurl removes dot segments and Foundation re-encodes brackets and stray percent signs; such targets are "
                + "refused, all others reach the wire as they are",
            .duplicateHeaders:
                "Foundation joins the fields of a response that have one name into one, with commas, Set-Cookie too: cookies "
                + "cannot be told apart; the fields of a request stay as they are",
            .opaqueFieldValues:
                "Foundation takes header field values for text; those that are not UTF-8 are refused, and fail a response",
            .requestTrailers: "Foundation has no way to send trailer fields",
            .responseTrailers: "Foundation of Swift 6.3 ends the process when a response has trailer fields",
            .uploadStreaming:
                "Foundation reads a stream on one queue for all sessions of the process, so that one slow source would hold up every "
                + "request: give bytes or a file, which are sent with their length",
            .uploadBackpressure:
                "a body is bytes in memory or a file; neither is asked for more than libcurl has room for",
            .downloadBackpressure:
                "Foundation receives as fast as the server sends; a response fails once too much of it waits to be read",
            .undecodedBody:
                "libcurl decodes gzip, deflate, br and zstd unasked; Content-Encoding and Content-Length, which then no longer "
                + "apply, are taken out of the response",
            .responseGrammar:
                "Foundation and libcurl take lengths, codings and control characters as they come, and refuse a field line "
                + "without a space after its colon",
            .boundedResponses:
                "Foundation and libcurl read any number of header fields, chunk extensions and trailer fields, and keep the whole body of "
                + "a redirect in memory",
            .unsolicitedBytes: "libcurl takes what came on an idle connection for the response to the next request",
            .earlyResponses:
                "libcurl gives up at the first write that fails, with a response perhaps that came just before",
            .connectTimeout: "Foundation does not tell when it is connected; the response timeout bounds both",
            .timings: "Foundation reports none; only the time to the response's head is known",
            .customCA: "Foundation trusts the system's certificate authorities and takes no others",
            .clientCertificate: "Foundation cannot present a client certificate",
            .publicKeyPinning: "Foundation does not say which keys a server has proved",
            .alternativeNamesOnly: "libcurl goes by the common name of a certificate without alternative names",
            .closeNotify: "libcurl takes any end of the connection for the end of the body",
            .proxy: "Foundation takes its proxy from the environment only",
            .unixSocket: "Foundation connects over TCP only",
            .resolveOverride: "Foundation resolves names by itself",
            .getWithBody: "Foundation refuses a GET with a body, and drops the body of a HEAD",
            .http2: "Foundation uses HTTP/2 over TLS where the server offers it, but can neither require it nor tell",
            .versionChoice: "Foundation offers HTTP/2 to every server over TLS, and cannot be kept from it",
            .atMostOnce:
                "libcurl sends the head of a request again, without the body, when its reused connection dies under a POST with a "
                + "body: the call fails at once with connectionClosed, but a server that acts on heads alone may have acted twice",
            .resourceErrors:
                "Foundation gives one error for a lack of descriptors and for an address that cannot be reached",
            .untrustedServers:
                "Foundation of Swift 6.3 ends the process when a response has trailer fields, is cut short in its head, or states a "
                + "length of exabytes: whoever runs the server, or sits between, can end the program",
        ])
    }
#endif
