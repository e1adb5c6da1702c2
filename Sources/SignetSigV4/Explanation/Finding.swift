/// One cause that fits the evidence, in words.
public struct Finding: Hashable, Sendable {
    /// How far the evidence goes.
    public enum Certainty: String, Hashable, Sendable {
        /// Nothing else explains what was seen, or the service says so itself.
        case certain
        /// It explains what was seen, and is what usually does.
        case likely
        /// It would explain a refusal; nothing seen speaks for it more than for others.
        case possible
    }

    /// The cause.
    public let cause: Cause
    /// How far the evidence goes.
    public let certainty: Certainty
    /// What happened: one sentence or two, without secrets.
    public let sentence: String
    /// What helps.
    public let remedy: String

    init(_ cause: Cause, _ certainty: Certainty, _ sentence: String, remedy: String) {
        self.cause = cause
        self.certainty = certainty
        self.sentence = sentence
        self.remedy = remedy
    }

    /// The same finding, held for less or more certain.
    func with(_ certainty: Certainty) -> Finding {
        Finding(cause, certainty, sentence, remedy: remedy)
    }
}
