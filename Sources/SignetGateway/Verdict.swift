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
    /// The error's type; `nil` for an accepted request.
    public let errorType: String?
    /// The first line of why; `nil` for an accepted request.
    public let reason: String?

    init(request: Request, answer: Answer) {
        method = request.head.method.rawValue
        authority = request.head.authority ?? ""
        target = Redaction.target(request.head.path ?? "")
        switch answer {
        case .success(_, let caller):
            (status, errorType, reason) = (200, nil, nil)
            principal = caller?.arn
        case .failure(let refusal, let caller):
            (status, errorType) = (refusal.status, refusal.errorType)
            // The first line only: the rest of a signature's refusal is the canonical request, tokens included.
            reason = refusal.message.split(separator: "\n").first.map(String.init)
            principal = caller?.arn
        }
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
