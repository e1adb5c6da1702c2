// What happened to the body.
extension Finding {
    static func bodyChanged(_ certainty: Certainty = .likely) -> Finding {
        Finding(
            .bodyChanged, certainty,
            "Another body arrived than was signed: it was changed on the way, or other bytes were hashed than were sent.",
            remedy: "Hash the very bytes that are sent, after every serialisation and compression.")
    }

    static func bodyReserialized(_ how: String) -> Finding {
        Finding(
            .bodyReserialized, .certain,
            "The body says the same and is written differently: \(how).",
            remedy: "Serialise once, sign those bytes and send those bytes; no middleware may parse and rewrite them.")
    }

    static func bodyCompressed(isCompressed: Bool, _ certainty: Certainty) -> Finding {
        Finding(
            .bodyCompressed, certainty,
            "The body was \(isCompressed ? "compressed" : "decompressed") after it was signed.",
            remedy: "Compress before signing and sign the compressed bytes, and let no proxy undo or repeat it.")
    }

    static let bodyLost = Finding(
        .bodyLost, .likely,
        "The request was signed with a body and arrived without one: a redirect dropped it, or a client or proxy that sends "
            + "none with this method.",
        remedy: "Sign anew after a redirect instead of following it; use a method whose body is not dropped.")

    static let bodyNotSigned = Finding(
        .bodyNotSigned, .likely,
        "The request was signed as one without a body, and arrived with one.",
        remedy: "Give the signer the body, or its hash.")

    static let unsignedPayloadRefused = Finding(
        .unsignedPayloadRefused, .likely,
        "UNSIGNED-PAYLOAD was signed, and this service wants the hash of the body.",
        remedy: "Sign the hash; UNSIGNED-PAYLOAD is for S3 and few others, which must be told in x-amz-content-sha256.")

    static let payloadTakenAsUnsigned = Finding(
        .payloadTakenAsUnsigned, .likely,
        "The hash of the body was signed, and the service takes the body as unsigned: it got no x-amz-content-sha256, or "
            + "it is a presigned URL of S3.",
        remedy: "Send x-amz-content-sha256 with the hash and sign it, or presign with UNSIGNED-PAYLOAD.")

    static let streamingRefused = Finding(
        .streamingRefused, .likely,
        "The body was signed as a stream of chunks, and the service hashed it whole: it does not read aws-chunked, or a "
            + "proxy removed content-encoding or the chunks.",
        remedy: "Sign the hash of the body, or reach a service (S3) that reads chunked uploads without a proxy between."
    )

    static func chunkChanged(_ which: String) -> Finding {
        Finding(
            .chunkChanged, .certain,
            "The head of the request is as it was signed, and \(which) is not: it was changed, lost, doubled or moved on the way.",
            remedy:
                "Send the chunks as the signer made them, in order, through nothing that reads and rewrites the body.")
    }

    static let bodyTruncated = Finding(
        .bodyTruncated, .certain, "The body ended before its last chunk.",
        remedy: "Send it again, and look for a limit on the size or the time of uploads on the way.")

    static func payloadHashHeaderMissing(_ certainty: Certainty) -> Finding {
        Finding(
            .payloadHashHeaderMissing, certainty,
            "The service wants x-amz-content-sha256, and the request has none that it accepts.",
            remedy: "Sign with rules that add it (addsContentSHA256Header), as Signet does for s3, aoss and glacier.")
    }
}
