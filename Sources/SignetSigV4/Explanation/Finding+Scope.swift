// What is wrong with the date, the scope, or the algorithm.
extension Finding {
    /// - Parameter seconds: how much later the service's clock is than the date that was signed; negative if earlier.
    static func clockSkewed(seconds: Int64?, tolerance: Int64?) -> [Finding] {
        guard let seconds else {
            return [
                clock("The service finds the date of the request too far from its own clock.", .certain), sentTooLate,
            ]
        }
        let amount = duration(seconds.magnitude)
        let limit = tolerance.map { ", and accepts \(duration($0.magnitude))" } ?? ""
        guard seconds > 0 else {
            return [
                clock("The clock of the signer is \(amount) ahead of the service's\(limit).", .certain, of: seconds)
            ]
        }
        return [
            clock("The date that was signed is \(amount) behind the service's clock\(limit).", .likely, of: seconds),
            sentTooLate,
        ]
    }

    private static let sentTooLate = Finding(
        .sentTooLate, .possible,
        "Or the clock is right, and the request waited: it was queued, retried or replayed with an old signature.",
        remedy: "Sign anew for every attempt, right before it is sent.")

    private static func clock(_ sentence: String, _ certainty: Certainty, of seconds: Int64 = 0) -> Finding {
        // Zones are whole quarters of an hour apart; two minutes allow for a clock and a network as they are.
        let rest = seconds.magnitude % 900
        let isZone = seconds.magnitude >= 1800 && min(rest, 900 - rest) <= 120
        let zone = isZone ? " That is about a difference of time zones: a local time may have been signed as UTC." : ""
        return Finding(
            .clockSkewed, certainty, sentence + zone,
            remedy: "Set the clock (chrony, systemd-timesyncd), or sign with the date the service gives, in UTC.")
    }

    static let dateChanged = Finding(
        .dateChanged, .likely,
        "The service verified another date than was signed: something rewrote X-Amz-Date, or the answer belongs to another "
            + "attempt, which was signed anew.",
        remedy: "Compare with the very request that was refused; let nothing between signer and service set the date.")

    static let httpDateUsed = Finding(
        .httpDateUsed, .likely,
        "The service took the date from the HTTP Date header: X-Amz-Date did not arrive, or is not read.",
        remedy: "Let X-Amz-Date pass, and send no Date of another moment beside it.")

    static func scopeDateWrong(_ certainty: Certainty) -> Finding {
        Finding(
            .scopeDateWrong, certainty,
            "The day in the credential scope is not the day of the date, both in UTC: a key or scope was kept past midnight, "
                + "or made from local time.",
            remedy: "Take day and date from one moment in UTC, and derive the key anew each day.")
    }

    static func wrongRegion(found: String?, expected: String?, _ certainty: Certainty) -> Finding {
        Finding(
            .wrongRegion, certainty,
            "The request was signed for the region \(name(found)), and the service is in \(name(expected)).",
            remedy: expected.map { "Sign for \(EscapedText.of($0.utf8, atMost: 64)) (--region)." }
                ?? "Sign for the region of the endpoint (--region); the host name usually tells it.")
    }

    static func wrongService(found: String?, expected: String?, _ certainty: Certainty) -> Finding {
        Finding(
            .wrongService, certainty,
            "The request was signed for the service \(name(found)), and this one is \(name(expected)).",
            remedy: expected.map { "Sign for \(EscapedText.of($0.utf8, atMost: 64)) (--service)." }
                ?? "Sign with the signing name of the service (--service), such as execute-api for API Gateway.")
    }

    static func wrongAlgorithm(_ certainty: Certainty) -> Finding {
        Finding(
            .wrongAlgorithm, certainty, "The service expects another signing algorithm than was used.",
            remedy: "Sign with AWS4-HMAC-SHA256; AWS4-ECDSA-P256-SHA256 (SigV4a) is for multi-region endpoints.")
    }

    private static func name(_ text: String?) -> String {
        text.map { "'\(EscapedText.of($0.utf8, atMost: 64))'" } ?? "another"
    }

    private static func duration(_ seconds: UInt64) -> String {
        if seconds < 120 { return "\(seconds) s" }
        if seconds < 7200 { return "\(seconds / 60) min \(seconds % 60) s" }
        if seconds < 172_800 { return "\(seconds / 3600) h \(seconds / 60 % 60) min" }
        return "\(seconds / 86_400) days"
    }
}
