/// What the code and the words of a refusal say by themselves.
struct TypedRefusal {
    private let refusal: ServiceRefusal
    private let record: SigningRecord?
    private let code: String
    private let message: [UInt8]

    init(_ refusal: ServiceRefusal, record: SigningRecord?) {
        self.refusal = refusal
        self.record = record
        message = refusal.message
        let code = String(decoding: Array((refusal.code ?? "").utf8).asciiLowercased, as: UTF8.self)
        self.code = code.hasSuffix("exception") ? String(code.dropLast("exception".utf8.count)) : code
    }

    /// Whether it says no more than that the signature is not the expected one.
    var isMismatch: Bool {
        code == "signaturedoesnotmatch" || code == "invalidsignature"
            || message.contains(text: "signature we calculated does not match")
    }

    /// Likeliest first; empty where the words say nothing.
    var findings: [Finding] {
        // Words before codes: one code stands for many reasons.
        clock ?? scope ?? headers ?? presigned ?? byMessage ?? byCode ?? []
    }

    private var clock: [Finding]? {
        let given =
            message.text(after: "Signature expired: ", upTo: " ")
            ?? message.text(after: "Signature not yet current: ", upTo: " ")
        if let given {
            // `… is now earlier than LIMIT (NOW - 5 min.)`
            let now = message.text(after: "(", upTo: " ").flatMap { Timestamp(iso8601Basic: $0) }
            let minutes = message.text(after: now.map { "(\($0.iso8601Basic) " } ?? "(", upTo: " min").flatMap {
                Int64($0.filter(\.isNumber))
            }
            return skew(from: Timestamp(iso8601Basic: given), to: now, tolerance: minutes.map { min($0, 1440) * 60 })
        }
        guard code == "requesttimetooskewed" || message.contains(text: "request time and the current time is too large")
        else { return nil }
        let requestTime = refusal.details["requesttime"].flatMap { Self.timestamp($0) }
        let serverTime = refusal.details["servertime"].flatMap { Self.timestamp($0) }
        let tolerance = refusal.details["maxallowedskewmilliseconds"].flatMap { Int64($0) }.map { $0 / 1000 }
        return skew(from: requestTime, to: serverTime, tolerance: tolerance)
    }

    private func skew(from date: Timestamp?, to now: Timestamp?, tolerance: Int64?) -> [Finding] {
        guard let date, let now else { return Finding.clockSkewed(seconds: nil, tolerance: tolerance) }
        return Finding.clockSkewed(seconds: now.seconds(since: date), tolerance: tolerance)
    }

    private static func timestamp(_ text: String) -> Timestamp? {
        Timestamp(iso8601Basic: text) ?? Timestamp(iso8601: text)
    }

    private var scope: [Finding]? {
        let ours = record?.stringToSign?.scopeParts
        if let found = message.text(after: "the region '", upTo: "'") {
            let expected = refusal.details["region"] ?? message.text(after: "expecting '", upTo: "'")
            return [.wrongRegion(found: found, expected: expected, .certain)]
        }
        if message.contains(text: "scoped to a valid region") {
            let found = message.text(after: "valid region, not '", upTo: "'") ?? ours?.region
            return [.wrongRegion(found: found, expected: refusal.details["region"], .certain)]
        }
        if message.contains(text: "scoped to correct service") {
            let expected = message.text(after: "correct service: '", upTo: "'")
            return [.wrongService(found: ours?.service, expected: expected, .certain)]
        }
        if let found = message.text(after: "incorrect service \"", upTo: "\"") {
            let expected = message.text(after: "belongs to \"", upTo: "\"")
            return [.wrongService(found: found, expected: expected, .certain)]
        }
        let day = ["Date in Credential scope does not match", "Invalid credential date"]
        if day.contains(where: { message.contains(text: $0) }) { return [.scopeDateWrong(.certain)] }
        return nil
    }

    private var headers: [Finding]? {
        if message.contains(text: "present in the request which were not signed") {
            let names = refusal.details["headersnotsigned"].map { "'\(EscapedText.of($0.utf8, atMost: 80))'" }
            return [.headerNotSigned(names ?? "A header")]
        }
        if message.contains(text: "must be a 'SignedHeader'") {
            let name = message.text(after: "'", upTo: "'") ?? "host"
            return [.headerNotSigned("'\(EscapedText.of(name.utf8, atMost: 80))'")]
        }
        return nil
    }

    private var presigned: [Finding]? {
        if message.contains(text: "Request has expired") || code == "requestexpired" {
            if record?.isPresigned == false { return Finding.clockSkewed(seconds: nil, tolerance: nil) }
            return [.presignedExpired]
        }
        // S3 names the parameter also among those that are missing.
        if message.contains(text: "X-Amz-Expires must be") { return [.presignedTooLong] }
        if code == "authorizationqueryparameterserror" { return [.authorizationMalformed(quoted)] }
        return nil
    }

    /// The message, for the middle of a sentence.
    private var quoted: String {
        "the service says '\(EscapedText.of(message, atMost: 160))'."
    }
}

extension TypedRefusal {
    private var byMessage: [Finding]? {
        if message.contains(text: "not authorized to perform") { return [.notAuthorized] }
        if message.contains(text: "token included in the request is expired") { return [.sessionTokenExpired] }
        if message.contains(text: "token included in the request is invalid") { return unknownKey }
        if message.contains(text: "Missing Authentication Token") { return missingSignature }
        if message.contains(text: "Please use AWS4-HMAC-SHA256") { return [.wrongAlgorithm(.certain)] }
        let hashHeader = message.asciiLowercased.contains(text: "x-amz-content-sha256")
        if hashHeader, message.contains(text: "Missing required header") || message.contains(text: "must be") {
            return [.payloadHashHeaderMissing(.certain)]
        }
        return nil
    }

    private var byCode: [Finding]? {
        switch code {
        case "expiredtoken", "tokenrefreshrequired": return [.sessionTokenExpired]
        case "invalidclienttokenid", "unrecognizedclient", "invalidaccesskeyid": return unknownKey
        case "invalidtoken": return [.sessionTokenMismatch(.certain)]
        case "missingauthenticationtoken", "missingsecurityheader": return missingSignature
        case "incompletesignature", "authorizationheadermalformed": return [.authorizationMalformed(quoted)]
        case "xamzcontentsha256mismatch": return bodyMismatch
        // With a signature that does not match, these codes are not used: the signature has been accepted.
        case "accessdenied", "forbidden": return [.notAuthorized]
        default: return nil
        }
    }

    private var unknownKey: [Finding] {
        // Keys of STS begin with ASIA, those of users with AKIA.
        let isTemporary = record?.accessKeyID?.hasPrefix("ASIA") == true || record?.credentials?.sessionToken != nil
        if isTemporary, record?.hasSessionToken == false {
            return [.sessionTokenMissing(.likely), .unknownAccessKey(.possible)]
        }
        guard record?.hasSessionToken != false else { return [.unknownAccessKey()] }
        return [.unknownAccessKey(.likely), .sessionTokenMismatch(.possible), .sessionTokenMissing(.possible)]
    }

    private var missingSignature: [Finding] {
        // Where we know that we signed, the answer more often means that there is no such route.
        record == nil
            ? [.authorizationMissing(.likely), .routeUnknown(.possible)]
            : [.routeUnknown(.likely), .authorizationMissing(.possible)]
    }

    private var bodyMismatch: [Finding] {
        let client = refusal.details["clientcomputedcontentsha256"] ?? ""
        let service = refusal.details["s3computedcontentsha256"] ?? ""
        let diagnosis = PayloadDiagnosis(
            ours: Array(client.utf8), theirs: Array(service.utf8), body: record?.body, received: nil)
        return client.isEmpty ? [.bodyChanged(.certain)] : diagnosis.findings
    }
}
