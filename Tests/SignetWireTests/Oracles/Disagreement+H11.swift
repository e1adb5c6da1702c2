extension Disagreement {
    /// What h11 0.16 does differently.
    static let h11 = [
        weRefuse(
            "LF without CR", as: "a line ends in LF without CR",
            because:
                "RFC 9112 §2.2 lets a recipient take it for a line end; hops that differ on it can be desynchronised",
            shown: \.hasBareLineFeed),
        weRefuse(
            "folded fields", as: "(obs-fold)",
            because: "RFC 9112 §5.2 has clients replace what no server may send; hops that do not see other fields",
            shown: { $0.holds("\n ") || $0.holds("\n\t") }),
        weRefuse(
            "equal lengths given twice", as: "Content-Length is given twice",
            because: "RFC 9110 §8.6 lets a recipient refuse or merge them; only a broken or hostile hop makes them",
            shown: { $0.count("content-length:") > 1 }),
        weRefuse(
            "a list of equal lengths", as: "Content-Length is not a number of bytes",
            because: "RFC 9110 §8.6 lets a recipient refuse or merge it, as equal lengths given twice",
            shown: { $0.holds(",") }),
        weRefuse(
            "a length of more than 63 bits", as: "Content-Length is not a number of bytes",
            because: "RFC 9110 §8.6 demands that an overflow be guarded against: no count of bytes holds it",
            shown: { $0.holdsNumber(longerThan: 18) }),
        weRefuse(
            "a length beside chunks", as: "both Transfer-Encoding and Content-Length are given",
            because: "RFC 9112 §6.3, point 3: it ought to be handled as an error, being how responses are smuggled",
            shown: { $0.holds("content-length:") && $0.holds("transfer-encoding:") }),
        weRefuse(
            "chunks in HTTP/1.0", as: "a message in HTTP/1.0 has a Transfer-Encoding",
            because: "RFC 9112 §6.1: its framing must be treated as faulty", shown: { $0.holds("http/1.0 ") }),
        weRefuse(
            "control characters in values", as: "holds a control character (RFC 9110 §5.5)",
            because: "RFC 9110 §5.5 has no control but HTAB; h11 lets them in for the sake of cookies that hold them",
            shown: \.holdsControl),
        weRefuse(
            "control characters in reason phrases", as: "the reason phrase holds a control character",
            because: "RFC 9112 §4 has no control but HTAB in them", shown: \.holdsControl),
        weRefuse(
            "control characters in chunk extensions", as: "a chunk extension holds a control character",
            because: "RFC 9112 §7.1.1 has tokens and quoted strings; a bare CR in one is how chunks are smuggled",
            shown: \.holdsControl),
        weRefuse(
            "other versions", as: "neither HTTP/1.1 nor HTTP/1.0",
            because:
                "RFC 9112 §2.3 defines the framing of these two alone; a client that asked in HTTP/1.1 is sent no other",
            shown: \.hasOtherVersion),
        weRefuse(
            "spaces after a chunk size", as: "a chunk does not begin with its size in hexadecimal",
            because: "RFC 9112 §7.1 has none before the end of the line; h11 follows servers in the wild",
            shown: { $0.holds(" \r\n") || $0.holds("\t\r\n") }),
        weRefuse(
            "a chunk size of more than 63 bits", as: "a chunk does not begin with its size in hexadecimal",
            because: "RFC 9112 §7.1 demands that an overflow be guarded against; h11 counts beyond any memory",
            shown: { $0.holdsNumber(longerThan: 15) }),
        theyRefuseInTrailers("Content-Length"),
        theyRefuseInTrailers("Transfer-Encoding"),
        weDiffer(
            "keep-alive in HTTP/1.0", because: "RFC 9112 §9.3 lets the connection persist; h11 never keeps one"
        ) { response, sample in
            if sample.holds("http/1.0 ") { response.keepsConnection = false }
        },
        weDiffer(
            "the case of Transfer-Encoding", because: "h11 gives its value in lower case; we give bytes as they came"
        ) { response, _ in
            response.fields = response.fields.map { field in
                guard field.name.lowercased() == "transfer-encoding" else { return field }
                return ParsedResponse.Field(name: field.name, value: field.value.lowercased())
            }
        },
    ]
}
