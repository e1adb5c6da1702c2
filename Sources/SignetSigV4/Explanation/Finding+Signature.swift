// What is wrong with the signature as a whole, or with the evidence.
extension Finding {
    static func methodChanged(to method: String?) -> Finding {
        Finding(
            .methodChanged, .likely,
            "The request arrived with another method\(method.map { " (\($0))" } ?? ""): a redirect (301, 302, 303) turns POST "
                + "into GET, and some proxies turn HEAD into GET.",
            remedy: "Do not follow redirects with a signature: sign anew for the new place and method.")
    }

    static let presignedOtherMethod = Finding(
        .presignedOtherMethod, .likely,
        "A presigned URL is good for one method alone, and was used with another.",
        remedy: "Presign for the method it is used with: PUT for an upload, GET for a download, HEAD for its head.")

    static let presignedExpired = Finding(
        .presignedExpired, .certain, "The presigned URL has lived its time.",
        remedy:
            "Presign anew, for longer if need be (604800 s at most); it also ends with the credentials that made it.")

    static let presignedTooLong = Finding(
        .presignedTooLong, .certain, "The presigned URL asks for a longer life than AWS gives, or for none.",
        remedy: "Presign for 1 to 604800 seconds, a week.")

    static func authorizationMissing(_ certainty: Certainty) -> Finding {
        Finding(
            .authorizationMissing, certainty,
            "No signature arrived: the request was not signed, or something removed Authorization on the way (clients do "
                + "when they follow a redirect to another host).",
            remedy: "Sign the request for the place it finally goes to, and let proxies pass Authorization.")
    }

    static func routeUnknown(_ certainty: Certainty) -> Finding {
        Finding(
            .routeUnknown, certainty,
            "API Gateway says the same of a path or method it has no route for, whether the request is signed or not.",
            remedy: "Check stage, path and method of the URL.")
    }

    static func authorizationMalformed(_ why: String) -> Finding {
        Finding(
            .authorizationMalformed, .certain, "The signature cannot be read: \(why)",
            remedy: "Send one signature, in one place, just as the signer wrote it.")
    }

    static func signatureChanged(_ certainty: Certainty) -> Finding {
        Finding(
            .signatureChanged, certainty,
            "The service was given another signature than ours: the answer belongs to another request or attempt, or "
                + "something signed it again.",
            remedy: "Compare with the very request that was refused; let one place alone sign.")
    }

    static let notAuthorized = Finding(
        .notAuthorized, .certain,
        "The signature was accepted: a policy, or an API key, refuses the request.",
        remedy: "Look at the policies of the caller and the resource, not at the signature.")

    static let canonicalRequestHidden = Finding(
        .canonicalRequestHidden, .certain,
        "The service computed another canonical request and does not show it.",
        remedy:
            "Capture the request as it arrives at the service and explain that, or send it without proxies to compare.")

    static let refusalAltered = Finding(
        .refusalAltered, .certain,
        "The two canonical requests look the same and their hashes are not: the text that is shown lost bytes on its way "
            + "(white space, line ends, characters outside ASCII).",
        remedy: "Give the answer as it came, not copied from a terminal or a log.")

    static func requestUnreadable(_ why: String) -> Finding {
        Finding(
            .requestUnreadable, .certain, "The request cannot be verified: \(why).",
            remedy: "Send a request with one host, one date and one target, within the limits of the service.")
    }
}
