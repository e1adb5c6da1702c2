// What happened to the query.
extension Finding {
    static let queryReordered = Finding(
        .queryReordered, .likely,
        "Both sides have the same parameters in another order: one of them does not sort by encoded name, then by encoded "
            + "value, byte by byte.",
        remedy: "Sort after encoding; give a parameter that is there several times its values in order, or once.")

    static let queryReencoded = Finding(
        .queryReencoded, .likely,
        "The parameters mean the same and are percent-encoded differently: something wrote the query anew, or encoded it "
            + "twice.",
        remedy:
            "Send exactly the query that was signed, with RFC 3986 encoding: only letters, digits and -._~ stay as they "
            + "are.")

    static func queryParameterAdded(_ names: [String]) -> Finding {
        Finding(
            .queryParameterAdded, .likely,
            "The query got \(list(names)) after it was signed: by a proxy, a tracking link, or a client's default parameters.",
            remedy: "Add every parameter before the request is signed; a presigned URL takes none afterwards.")
    }

    static func queryParameterLost(_ names: [String], isWhole: Bool) -> Finding {
        Finding(
            .queryParameterLost, .likely,
            isWhole
                ? "The query did not arrive at all: a redirect or a rewrite dropped it."
                : "The query lost \(list(names)) on the way, or the service reads only some of its parameters (one of "
                    + "several values, none with an empty name).",
            remedy: "Let proxies pass the query as it came, and do not give a parameter twice where only one is read.")
    }

    static func queryValueChanged(_ names: [String]) -> Finding {
        Finding(
            .queryValueChanged, .likely,
            "The query has another value of \(list(names)) than was signed.",
            remedy: "Sign the query that is sent, and let nothing rewrite it.")
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        return (names.count == 1 ? "the parameter " : "the parameters ") + shown + (names.count > 3 ? ", …" : "")
    }
}
