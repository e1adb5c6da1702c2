// What is wrong with the credentials.
extension Finding {
    static func wrongSecret(_ certainty: Certainty, why: String) -> Finding {
        Finding(
            .wrongSecret, certainty, why,
            remedy:
                "Take access key and secret from one set of credentials, and check that the key was not replaced since."
        )
    }

    static func secretWhitespace(_ certainty: Certainty, isOurs: Bool) -> Finding {
        Finding(
            .secretWhitespace, certainty,
            isOurs
                ? "The secret access key has white space at an end; no secret of AWS has. It is usually the line end of a file."
                : "The signature is that of this secret with white space at an end: the signer read a line end along with it.",
            remedy: "Store the secret without it (printf instead of echo; trim what is read from a file or a vault).")
    }

    static func secretQuoted(_ certainty: Certainty, isOurs: Bool) -> Finding {
        Finding(
            .secretQuoted, certainty,
            isOurs
                ? "The secret access key stands in quotes or holds percent-escapes; no secret of AWS does."
                : "The signature is that of this secret in quotes, or percent-encoded: the signer took the wrapping along.",
            remedy: "Store the bare secret: without the quotes of a shell or .env file, and not URL-encoded.")
    }

    static func unknownAccessKey(_ certainty: Certainty = .certain) -> Finding {
        Finding(
            .unknownAccessKey, certainty,
            "The service does not know the access key: it was deleted or made inactive, mistyped, or belongs to another "
                + "partition (aws, aws-cn, aws-us-gov) or a local stack.",
            remedy: "Check which credentials were used (aws sts get-caller-identity), and for which partition they are."
        )
    }

    static func sessionTokenMissing(_ certainty: Certainty) -> Finding {
        Finding(
            .sessionTokenMissing, certainty,
            "The credentials are temporary and the request came without their session token.",
            remedy:
                "Give the token along with the key (AWS_SESSION_TOKEN), and let no proxy remove X-Amz-Security-Token.")
    }

    static func sessionTokenMismatch(_ certainty: Certainty) -> Finding {
        Finding(
            .sessionTokenMismatch, certainty,
            "The session token is not the one of this access key: parts of two sets of credentials were mixed, or it was cut "
                + "or changed on the way.",
            remedy: "Take key, secret and token from one answer of STS; unset a stale AWS_SESSION_TOKEN.")
    }

    static let sessionTokenExpired = Finding(
        .sessionTokenExpired, .certain, "The temporary credentials have ended.",
        remedy: "Get new ones (AssumeRole, SSO login), and refresh them some minutes before they end.")
}
