// What happened to the path.
extension Finding {
    static func pathEncodedTwice(isOurRule: Bool) -> Finding {
        Finding(
            .pathEncodedTwice, isOurRule ? .likely : .possible,
            "The path was percent-encoded twice before it was signed, and the service encodes it once, as S3 does.",
            remedy: "Sign with the rules of the service: name it s3 where it is S3, or turn encodesPathTwice off.")
    }

    static func pathEncodedOnce(isOurRule: Bool) -> Finding {
        Finding(
            .pathEncodedOnce, isOurRule ? .likely : .possible,
            "The path was signed as it is sent, and the service percent-encodes it once more, as all but S3 do.",
            remedy: "Sign with the rules of the service: S3's are for S3 alone, turn encodesPathTwice on.")
    }

    static let pathDecoded = Finding(
        .pathDecoded, .likely,
        "Something on the way decoded percent-escapes of the path: the service saw the plain characters.",
        remedy:
            "Let the proxy pass the target as it came (nginx: proxy_pass without a path; Apache: nocanon; Envoy and load "
            + "balancers: path normalisation and unescaping off), or avoid these characters.")

    static let pathReencoded = Finding(
        .pathReencoded, .likely,
        "The path was percent-encoded again after it was signed, or other characters of it were: a client library or a "
            + "proxy wrote it anew.",
        remedy:
            "Send exactly the target that was signed: hand the HTTP client an encoded URL and turn its own encoding off."
    )

    static let pathNormalized = Finding(
        .pathNormalized, .likely,
        "Dot segments of the path were resolved or its slashes merged after it was signed: by a URL library, or by a proxy.",
        remedy: "Let the proxy leave paths alone (nginx: merge_slashes off and proxy_pass without a path; curl: "
            + "--path-as-is), or sign the path in its normal form.")

    static func pathNormalizedBeforeSigning(isOurRule: Bool) -> Finding {
        Finding(
            .pathNormalizedBeforeSigning, isOurRule ? .likely : .possible,
            "Dot segments were resolved or slashes merged before the path was signed, and the service takes it as it is, as "
                + "S3 does.",
            remedy: "Sign with the rules of the service: name it s3 where it is S3, or turn normalizesPath off.")
    }

    static let pathSignedRaw = Finding(
        .pathNormalized, .possible,
        "The path was signed as it is, and the service resolves dot segments and merges slashes before it verifies, as all "
            + "but S3 do.",
        remedy: "Sign with the rules of the service: turn normalizesPath on.")

    static func trailingSlash(isAdded: Bool) -> Finding {
        Finding(
            .trailingSlash, .likely,
            "A slash at the end of the path was \(isAdded ? "added" : "removed") after it was signed.",
            remedy: "Sign the path as the service sees it, or stop the redirect or rewrite that changes it.")
    }

    static func pathPrefixRemoved(_ prefix: [UInt8]) -> Finding {
        Finding(
            .pathPrefixRemoved, .likely,
            "The beginning '\(EscapedText.of(prefix, atMost: 64))' of the path was removed on the way: a proxy or a custom "
                + "domain strips a stage or base path.",
            remedy:
                "Sign the path that reaches the service, or let the proxy pass it whole; behind a custom domain of API "
                + "Gateway, sign for the custom domain.")
    }

    static func pathPrefixAdded(_ prefix: [UInt8]) -> Finding {
        Finding(
            .pathPrefixAdded, .likely,
            "Something put '\(EscapedText.of(prefix, atMost: 64))' before the path on the way: a proxy or a custom domain "
                + "adds a stage or base path.",
            remedy: "Sign the path that reaches the service, prefix and all, or let the proxy pass it as it came.")
    }

    static func pathRewritten(onlyCase: Bool) -> Finding {
        Finding(
            .pathRewritten, .likely,
            onlyCase
                ? "The path arrived in another case: something on the way rewrites it."
                : "Another path arrived than was signed: something on the way rewrites it, or the answer belongs to another "
                    + "request.",
            remedy: "Sign the path that reaches the service, or stop the rewrite.")
    }
}
