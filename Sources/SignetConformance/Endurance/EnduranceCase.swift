public import SignetCore

/// One sentence of the contract that takes many calls, many bytes or much time to be put to the test.
///
/// What is measured is the whole process, so cases run one by one, and alone:
///
/// ```swift
/// @Suite(.serialized) struct MyTransportEndurance {
///     @Test(arguments: EnduranceCase.all)
///     func endures(_ rule: EnduranceCase) async {
///         let result = await rule.run { connections in MyTransport(connectionsPerHost: connections ?? 64) }
///         #expect(result.failure == nil)
///     }
/// }
/// ```
///
/// Bounds on time are the contract's: a cancelled call ends within 100 ms, a bound passes on time or up to 50 ms later, and
/// never too early. What else runs on the machine counts too, so that one of three attempts has to be on time.
///
/// A transport is excluded from a case because it *declares* that it lacks what the case needs.
public struct EnduranceCase: Sendable, Identifiable, CustomStringConvertible {
    /// Makes a transport that holds at most so many connections to one host; `nil` for as many as it wants.
    public typealias Maker = @Sendable (_ connections: Int?) async throws(TransportError) -> any Transport
    /// Throws what is wrong; returns what was measured, in words.
    typealias Judge = @Sendable (EnduranceRun) async throws -> String?

    /// The rule, as a sentence; unique.
    public let name: String
    /// What a transport must be able to do for the rule to hold.
    public let needs: [TransportCapabilities.Item]

    let judge: Judge

    init(_ name: String, needs: [TransportCapabilities.Item] = [], _ judge: @escaping Judge) {
        self.name = name
        self.needs = needs
        self.judge = judge
    }

    /// The name.
    public var id: String { name }
    /// The name.
    public var description: String { name }

    /// Every case but ``resolving`` and ``shortages``.
    public static let all: [EnduranceCase] =
        CallPhase.reachable.map(cancellation) + crowds + CallPhase.reachable.flatMap(bounds) + pressures + volumes
        + drops

    /// The cases of calls that stand still while their name is resolved, for programs that hold up ``HeldName``.
    public static let resolving: [EnduranceCase] = [cancellation(.resolve)] + bounds(.resolve) + lookups

    /// Puts the transports that `make` makes to the test, on sockets of the loopback.
    ///
    /// A transport that hangs fails the case after 120 s: ten times what the slowest takes in a debug build.
    public func run(scale: EnduranceScale = .full, making make: @escaping Maker) async -> CaseResult {
        let run = EnduranceRun(self, scale, make)
        let verdict = await run.verdict(within: .seconds(120))
        return CaseResult(name: name, verdict: verdict, measurement: run.measurement)
    }
}
