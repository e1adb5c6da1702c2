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

        /// It did not come to an end in time.
        static func hung(_ why: String) -> Verdict { .failed(hangs + why) }

        var isHang: Bool {
            if case .failed(let why) = self { why.hasPrefix(Self.hangs) } else { false }
        }

        private static let hangs = "hung: "
    }

    /// The sentence that was put to the test.
    public let name: String
    /// The verdict.
    public let verdict: Verdict
    /// What was measured on the way, in words; differs from run to run.
    public let measurement: String?

    init(name: String, verdict: Verdict, measurement: String? = nil) {
        self.name = name
        self.verdict = verdict
        self.measurement = measurement
    }

    /// Why the transport breaks the contract; `nil` when it does not.
    public var failure: String? {
        if case .failed(let why) = verdict { why } else { nil }
    }

    /// One line for a table.
    public var description: String {
        switch verdict {
        case .passed: "passed    \(name)\(measurement.map { " (\($0))" } ?? "")"
        case .failed(let why): "FAILED    \(name): \(why)"
        case .excluded(let item, let reason): "excluded  \(name): \(item.rawValue): \(reason)"
        }
    }
}
