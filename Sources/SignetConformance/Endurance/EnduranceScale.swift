/// How long the endurance cases go on.
public struct EnduranceScale: Sendable, Hashable {
    /// How often a call is cancelled in each phase.
    public var cancellations: Int
    /// How many bodies are dropped.
    public var drops: Int
    /// The bytes of a large body.
    public var largeBody: Int

    /// What the contract is held to: 500 cancellations a phase, 1,000 dropped bodies, 1 GiB each way.
    public static let full = EnduranceScale(cancellations: 500, drops: 1_000, largeBody: 1 << 30)

    /// A tenth of it, for debugging and for sanitizers, which are ten times slower.
    public static let brief = EnduranceScale(cancellations: 50, drops: 100, largeBody: 100 << 20)

    /// Given numbers, each positive.
    public init(cancellations: Int, drops: Int, largeBody: Int) {
        self.cancellations = cancellations
        self.drops = drops
        self.largeBody = largeBody
    }
}
