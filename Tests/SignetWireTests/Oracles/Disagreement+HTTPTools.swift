extension Disagreement {
    /// What llhttp 9 does differently.
    static let httptools = [
        weRefuse(
            "codings other than chunked alone", as: "Transfer-Encoding is not 'chunked' alone",
            because:
                "RFC 9112 §7.4: a client that sent no TE is sent no other; llhttp leaves their meaning to its caller",
            shown: { $0.holds("transfer-encoding:") }),
        weRefuse(
            "empty lines before a status line", as: "the response does not begin with HTTP/1.1",
            because: "RFC 9112 §2.2 forgives one to a server, before a request; no client may expect it",
            shown: { $0.bytes.first == 0x0D || $0.bytes.first == 0x0A || $0.holds("\n\r") || $0.holds("\n\n") }),
        weRefuse(
            "RTSP and ICE", as: "the response does not begin with HTTP/1.1",
            because: "RFC 9112 §4: they are other protocols", shown: { $0.holdsLine("RTSP/") || $0.holdsLine("ICE/") }),
        weRefuse(
            "a status below 100", as: "the status code is below 100",
            because: "RFC 9110 §15 has codes from 100 to 599; those from 600 do no harm, those below 100 look interim",
            shown: { $0.holds("http/1.1 0") || $0.holds("http/1.0 0") }),
        weRefuse(
            "control characters in reason phrases", as: "the reason phrase holds a control character",
            because: "RFC 9112 §4 has no control but HTAB in them", shown: \.holdsControl),
        weRefuse(
            "other versions", as: "neither HTTP/1.1 nor HTTP/1.0",
            because: "RFC 9112 §2.3 defines the framing of these two alone; llhttp knows 0.9 and 2.0 by number",
            shown: \.hasOtherVersion),
        weRefuse(
            "a length of 64 bits", as: "Content-Length is not a number of bytes",
            because:
                "RFC 9110 §8.6 demands that an overflow be guarded against; llhttp counts in 64 bits without a sign",
            shown: { $0.holdsNumber(longerThan: 18) }),
        weRefuse(
            "a chunk size of 64 bits", as: "a chunk does not begin with its size in hexadecimal",
            because:
                "RFC 9112 §7.1 demands that an overflow be guarded against; llhttp counts in 64 bits without a sign",
            shown: { $0.holdsNumber(longerThan: 15) }),
        weRefuse(
            "chunks in HTTP/1.0", as: "a message in HTTP/1.0 has a Transfer-Encoding",
            because: "RFC 9112 §6.1: its framing must be treated as faulty", shown: { $0.holds("http/1.0 ") }),
        weRefuse(
            "an empty length once its line ends", as: "Content-Length is not a number of bytes",
            because: "RFC 9110 §8.6 has one digit at least; llhttp refuses it with the byte that follows",
            shown: { $0.bytes.suffix(2) == [0x0D, 0x0A] && $0.holds("content-length:") }),
        theyRefuseEarlier(
            because: "the outcome is the same; a line is read when it is whole, and its length is bounded"),
        theyRefuse(
            "malformed chunk extensions", as: "Invalid character in chunk extensions",
            because:
                "RFC 9112 §7.1.1: what is not recognised is ignored; no control character gets in, so none ends a line",
            shown: { $0.holds(";") }),
        theyRefuseInTrailers("Content-Length"),
        theyRefuseInTrailers("Transfer-Encoding"),
        theyRefuse(
            "anything after an interim response that closes", as: "Data after `Connection: close`",
            because:
                "RFC 9110 §15.2: an interim response precedes the final one; what it says of the connection cannot end it",
            shown: { $0.holds("connection:") && $0.holds("close") && $0.holds("http/1.1 1") }),
        weDiffer(
            "Proxy-Connection", because: "no specification has it (RFC 9112 §C.2.2); llhttp takes it for Connection"
        ) { response, sample in
            guard sample.holds("proxy-connection:"), let value = response["proxy-connection"] else { return }
            if value.lowercased() == "close" { response.keepsConnection = false }
        },
        weDiffer(
            "close and keep-alive together in HTTP/1.0",
            because: "RFC 9112 §9.3 asks for close first; llhttp looks for keep-alive alone"
        ) { response, sample in
            let options = response.fields.filter { $0.name.lowercased() == "connection" }.map { $0.value.lowercased() }
            guard sample.holds("http/1.0 "), options.contains("close") || options.contains("x, close") else { return }
            if options.contains("keep-alive") || options.contains("foo, keep-alive") { response.keepsConnection = true }
        },
        weDiffer(
            "white space after a value",
            because: "RFC 9112 §5.1 excludes it from the value; llhttp leaves that to its caller"
        ) { response, sample in
            response.fields = response.fields.map(sample.untrimmed)
            response.trailers = response.trailers.map(sample.untrimmed)
        },
    ]
}
