/// What a row promises.
struct Bound {
    /// In words, with the figure that it was held to.
    let text: String
    /// Whether it is kept; `nil` when it was not measured.
    let isKept: Bool?

    init(_ name: String, _ value: Double?, atMost limit: Double) {
        text = "\(name): \(value.map(\.figure) ?? "not measured"), at most \(limit.figure)"
        isKept = value.map { $0 <= limit }
    }

    /// The figures of `many` are no higher than those of `few`, within the noise of the rounds.
    init(_ name: String, _ many: Spread?, noMoreThan few: Spread?) {
        text = "\(name): \(many?.text ?? "not measured") beside \(few?.text ?? "not measured")"
        if let many, let few {
            isKept = many.lowest <= few.highest
        } else {
            isKept = nil
        }
    }

    var line: String {
        let verdict = isKept.map { $0 ? "kept" : "BROKEN" } ?? "UNKNOWN"
        return "\(verdict): \(text)"
    }
}
