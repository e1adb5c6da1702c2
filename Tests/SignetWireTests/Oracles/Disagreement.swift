/// A known way in which another parser understands a response differently, and why this one does not follow it.
struct Disagreement: Sendable {
    typealias Difference = ResponseDifferential.Difference

    let name: String
    /// With the section that decides it.
    let reason: String
    /// Whether it accounts for one of the two refusing, or refusing earlier.
    let explains: @Sendable (Difference) -> Bool
    /// Rewrites what we understand into what they do; where both accept, no more and no less than this may differ.
    let predict: @Sendable (inout ParsedResponse, MutatedResponse) -> Void

    private init(
        _ name: String, _ reason: String, explains: @escaping @Sendable (Difference) -> Bool = { _ in false },
        predict: @escaping @Sendable (inout ParsedResponse, MutatedResponse) -> Void = { _, _ in }
    ) {
        self.name = name
        self.reason = reason
        self.explains = explains
        self.predict = predict
    }

    /// They accept, or go on with, what we refuse as `error`, provided that the bytes show it.
    static func weRefuse(
        _ name: String, as error: String, because reason: String,
        shown: @escaping @Sendable (MutatedResponse) -> Bool
    ) -> Disagreement {
        Disagreement("we refuse \(name)", reason) {
            $0.ours.outcome == .refused && $0.theirs.outcome != .refused
                && $0.ours.error?.contains(error) == true && shown($0.sample)
        }
    }

    /// They refuse, as `error`, what we accept or go on with, provided that the bytes show it.
    static func theyRefuse(
        _ name: String, as error: String, because reason: String,
        shown: @escaping @Sendable (MutatedResponse) -> Bool
    ) -> Disagreement {
        Disagreement("they refuse \(name)", reason) {
            $0.ours.outcome != .refused && $0.theirs.outcome == .refused
                && $0.theirs.error?.contains(error) == true && shown($0.sample)
        }
    }

    /// They refuse a line that has not ended; we, once it has.
    static func theyRefuseEarlier(because reason: String) -> Disagreement {
        Disagreement("they refuse a line before it ends", reason) {
            let ended = MutatedResponse(method: $0.sample.method, bytes: $0.sample.bytes + Array("\r\n\r\n".utf8))
            return $0.ours.outcome == .truncated && $0.theirs.outcome == .refused
                && ParsedResponse(decoding: ended).outcome == .refused
        }
    }

    /// Both accept, or wait for more, and understand something else.
    static func weDiffer(
        _ name: String, because reason: String,
        predict: @escaping @Sendable (inout ParsedResponse, MutatedResponse) -> Void
    ) -> Disagreement {
        Disagreement("we differ in \(name)", reason, predict: predict)
    }

    /// They refuse in a trailer section a field that would frame a message if it stood in the head.
    static func theyRefuseInTrailers(_ name: String) -> Disagreement {
        theyRefuse(
            "\(name) in a trailer section", as: name,
            because: "RFC 9110 §6.5.1: a trailer field is not merged into the head, and frames nothing",
            shown: { $0.holdsInBody(name.lowercased() + ":") })
    }
}
