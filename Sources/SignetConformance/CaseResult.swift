public import SignetCore

/// What became of one case.
public struct CaseResult: Sendable, CustomStringConvertible {
    /// The verdict on a transport.
    public enum Verdict: Sendable, Hashable {
        /// It did what the contract says.
        case passed
        /// It did not; the sentence says what it did instead.
        case failed(String)
        /// It declares that it cannot, for this reason, and refused where the contract wants that.
        case excluded(TransportCapabilities.Item, reason: String)
    }

    /// The sentence that was put to the test.
    public let name: String
    /// The verdict.
    public let verdict: Verdict

    /// Why the transport breaks the contract; `nil` when it does not.
    public var failure: String? {
        if case .failed(let why) = verdict { why } else { nil }
    }

    /// One line for a table.
    public var description: String {
        switch verdict {
        case .passed: "passed    \(name)"
        case .failed(let why): "FAILED    \(name): \(why)"
        case .excluded(let item, let reason): "excluded  \(name): \(item.rawValue): \(reason)"
        }
    }
}
