// What happened to the headers.
extension Finding {
    static func acceptEncodingRewritten(isRemoved: Bool) -> Finding {
        Finding(
            .acceptEncodingRewritten, .likely,
            "A proxy \(isRemoved ? "removed" : "rewrote") accept-encoding, which was signed: caches, CDNs and Google's front "
                + "ends do so as a rule.",
            remedy: "Do not sign accept-encoding: Signet's default header policy leaves it out.")
    }

    static func hopHeaderSigned(_ name: String) -> Finding {
        Finding(
            .hopHeaderSigned, .likely,
            "'\(name)' was signed, and it is a header that clients, proxies and load balancers set anew on every hop.",
            remedy: "Do not sign '\(name)': Signet's default header policy leaves it out.")
    }

    static let contentTypeRewritten = Finding(
        .contentTypeRewritten, .likely,
        "content-type arrived with another value: HTTP clients append a charset or a boundary after signing.",
        remedy: "Set the whole content-type before the request is signed, charset and boundary included.")

    static func headerDropped(_ name: String) -> Finding {
        Finding(
            .headerDropped, .likely,
            "'\(name)' was signed and did not arrive: a proxy, or the HTTP client itself, removed it.",
            remedy: "Let it pass, or leave it out of the signature (a header policy with leavingOut(\"\(name)\")).")
    }

    static func headerValueLost(_ name: String) -> Finding {
        Finding(
            .headerValueLost, .likely,
            "'\(name)' was signed with several values and not all of them arrived: a proxy or client keeps one.",
            remedy: "Send the values in one field, joined by commas, or the header once.")
    }

    static func headerAppended(_ name: String) -> Finding {
        Finding(
            .headerAppended, .likely,
            "'\(name)' arrived with a further value, or twice: a proxy or the HTTP client added its own after signing.",
            remedy: "Let one side alone set it, before the request is signed, or leave it out of the signature.")
    }

    static func headerJoined(_ name: String) -> Finding {
        Finding(
            .headerJoined, .likely,
            "The values of '\(name)' were joined in another way: with a space after the comma, or in another order.",
            remedy: "Send the header once, with its values joined by commas as they are to arrive.")
    }

    static func headerWhitespaceChanged(_ name: String) -> Finding {
        Finding(
            .headerWhitespaceChanged, .likely,
            "White space within '\(name)' is not the same: one side trims or folds it and the other does not.",
            remedy: "Send the value with single spaces and none at its ends: then all readings agree.")
    }

    static func headerCharset(_ name: String) -> Finding {
        Finding(
            .headerCharset, .likely,
            "'\(name)' holds bytes outside ASCII, which one side reads as UTF-8 and the other as Latin-1.",
            remedy: "Keep header values to ASCII: percent-encode or RFC 2047-encode what is not.")
    }

    static func headerRewritten(_ name: String) -> Finding {
        Finding(
            .headerRewritten, .likely,
            "'\(name)' arrived with another value than was signed: a proxy or the HTTP client rewrote it.",
            remedy: "Let it pass, set it before the request is signed, or leave it out of the signature.")
    }

    static func hostPort(sawPort: Bool) -> Finding {
        Finding(
            .hostPort, .likely,
            "The host is the same and its port is not: the service saw "
                + (sawPort ? "a port that was not signed." : "it without the port that was signed."),
            remedy:
                "Sign the Host that is sent: without the port where it is the scheme's own (80, 443), with it otherwise; "
                + "let a proxy pass Host whole (nginx: proxy_set_header Host $http_host).")
    }

    static func hostChanged(onlyCase: Bool) -> Finding {
        Finding(
            .hostChanged, .likely,
            onlyCase
                ? "The host name arrived in another case."
                : "The request arrived under another host name: through a proxy that sets its own, or a custom domain.",
            remedy:
                "Sign the host the service sees, or let the proxy keep the one it was given (nginx: proxy_set_header Host "
                + "$http_host; Apache: ProxyPreserveHost On).")
    }

    static func headerNotSigned(_ name: String) -> Finding {
        Finding(
            .headerNotSigned, .certain,
            "\(name) came with the request and is not signed: the service insists on host and every x-amz-* header.",
            remedy: "Add such headers before signing, never after; send a presigned URL with the signed headers alone.")
    }

    static func signedHeadersChanged(_ name: String?) -> Finding {
        Finding(
            .signedHeadersChanged, .likely,
            "The service verified another list of signed headers than ours"
                + (name.map { ", with '\($0)'" } ?? "")
                + ": the request it refused was signed by something else, a proxy or another attempt.",
            remedy: "Compare with the very request that was refused; let one place alone sign.")
    }
}
