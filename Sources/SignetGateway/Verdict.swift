import HTTPTypes
import SignetCore

/// A request the gateway has judged, for whoever watches; without its secrets.
public struct Verdict: Sendable, CustomStringConvertible {
    /// The method.
    public let method: String
    /// `Host`, as it arrived.
    public let authority: String
    /// The request target, redacted.
    public let target: String
    /// The status of the answer.
    public let status: Int
    /// Whose signature it was; `nil` where that could not be told.
    public let principal: String?
    /// The error's type, as the service that refused names it; `nil` for an accepted request.
    public let errorType: String?
    /// The first line of why, without control characters; `nil` for an accepted request.
    public let reason: String?

    /// 512 characters: a refusal by policy with its two ARNs, and a bound on what a caller can write into a log.
    private static let longestReason = 512

    init(_ exchange: Exchange, _ answer: Answer) {
        let request = exchange.request
        method = request.head.method.rawValue
        authority = request.head.authority ?? ""
        target = Redaction.target(request.head.path ?? "")
        switch answer {
        case .success(_, let caller):
            (status, errorType, reason) = (200, nil, nil)
            principal = caller?.arn
        case .failure(let refusal, let caller):
            (status, errorType) = (refusal.status, exchange.endpoint == .sts ? refusal.code : refusal.errorType)
            // The first line only: the rest of a signature's refusal is the canonical request, tokens included.
            reason = refusal.message.unicodeScalars.split(separator: "\n").first.map(Self.shown)
            principal = caller?.arn
        }
    }

    /// A refusal may quote what was sent, and what was sent may steer a terminal.
    private static func shown(_ line: String.UnicodeScalarView.SubSequence) -> String {
        var text = ""
        for scalar in line.prefix(longestReason) {
            text.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
        return text
    }

    /// One line of a log.
    public var description: String {
        var line = "\(status) \(method) \(authority)\(target)"
        if let principal { line += " as \(principal)" }
        if let errorType { line += ": \(errorType)" }
        if let reason { line += ": \(reason)" }
        return line
    }
}
