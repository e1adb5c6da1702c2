/// A known way in which another implementation departs from what AWS services compute.
///
/// It is not an excuse for a difference but a prediction of it: it rewrites our canonical request into the one the other
/// side signs, and the signature of that must be theirs to the last digit.
struct Quirk: Sendable {
    let name: String
    let reason: String
    /// The share of the samples it may touch; more would mean that the test compares too little.
    let maximumShare: Double
    /// Whether the other side signs nothing at all of such a sample.
    let refuses: @Sendable (DifferentialSample) -> Bool
    /// Rewrites the lines of a canonical request; leaves them alone where the quirk does not apply.
    let rewrite: @Sendable (inout [String], DifferentialSample) -> Void

    /// Rewrites only samples for which `applies` holds.
    init(
        _ name: String, reason: String, maximumShare: Double,
        where applies: @escaping @Sendable (DifferentialSample) -> Bool,
        rewrite: @escaping @Sendable (inout [String], DifferentialSample) -> Void
    ) {
        self.name = name
        self.reason = reason
        self.maximumShare = maximumShare
        self.rewrite = { if applies($1) { rewrite(&$0, $1) } }
        refuses = { _ in false }
    }

    /// Refuses the samples for which `refuses` holds, and no others.
    init(
        _ name: String, reason: String, maximumShare: Double, refuses: @escaping @Sendable (DifferentialSample) -> Bool
    ) {
        self.name = name
        self.reason = reason
        self.maximumShare = maximumShare
        self.refuses = refuses
        rewrite = { _, _ in }
    }
}
