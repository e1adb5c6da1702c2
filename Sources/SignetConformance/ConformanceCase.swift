public import SignetCore

/// One sentence of the transport contract, with what a server does, what is asked, and what must come of it.
///
/// A transport passes, fails, or is excluded because it *declares* in its capabilities that it lacks what the case needs.
/// In Swift Testing:
///
/// ```swift
/// @Suite struct MyTransportConformance {
///     static let transport = MyTransport()
///
///     @Test(arguments: ConformanceCase.all)
///     func keeps(_ rule: ConformanceCase) async {
///         let result = await rule.run(against: Self.transport)
///         #expect(result.failure == nil)
///     }
///
///     @Test(arguments: ConformanceCase.ending)
///     func ends(_ rule: ConformanceCase) async {
///         let result = await rule.run(against: MyTransport())
///         #expect(result.failure == nil)
///     }
/// }
/// ```
public struct ConformanceCase: Sendable, Identifiable, CustomStringConvertible {
    /// What a transport without a needed capability does.
    public enum Lack: Sendable, Hashable {
        /// Nothing that could be checked: the case is left out, as running it might do harm.
        case isExcluded
        /// It refuses with `.unsupported` before any I/O, or does it right all the same.
        case isRefused
    }

    /// The rule, as a sentence; unique.
    public let name: String
    /// What a transport must be able to do for the rule to hold.
    public let needs: [TransportCapabilities.Item]
    /// What it must do when it is not able to.
    public let lack: Lack

    let trial: any Trial

    init(
        _ name: String, needs: [TransportCapabilities.Item] = [], lack: Lack = .isExcluded, _ trial: any Trial
    ) {
        self.name = name
        self.needs = needs
        self.lack = lack
        self.trial = trial
    }

    init(
        _ name: String, needs: [TransportCapabilities.Item] = [], lack: Lack = .isExcluded, _ peer: Conversation.Peer,
        _ exchanges: [Exchange], wire: [WireRule] = []
    ) {
        self.init(
            name, needs: needs, lack: lack, Conversation(peer: peer, exchanges: exchanges, wire: wire))
    }

    /// A case with one server script and one exchange.
    init(
        _ name: String, needs: [TransportCapabilities.Item] = [], lack: Lack = .isExcluded, _ script: RawScript,
        _ exchange: Exchange, wire: WireRule...
    ) {
        self.init(name, needs: needs, lack: lack, .server([script]), [exchange], wire: wire)
    }

    /// The name.
    public var id: String { name }
    /// The name.
    public var description: String { name }

    /// Every case that leaves the transport usable.
    ///
    /// They may run at the same time, but a pool that gives up idle connections under load must have them one by one
    /// (`@Suite(.serialized)`): some count connections.
    public static let all: [ConformanceCase] =
        targets + headers + refusals + injections + signatures + framing + uploads + responses + statuses + splits
        + connections + failures + faults + malformedHeads + malformedFraming + truncations + excesses + timeouts
        + cancellations

    /// The cases that end with `shutdown()`: each wants a transport of its own, or all one that is needed no longer.
    public static let ending: [ConformanceCase] = shutdowns

    /// Puts `transport` to the test, on sockets of the loopback.
    ///
    /// A transport that hangs fails the case after 30 s: three times what the slowest case takes on a busy machine.
    public func run(against transport: any Transport) async -> CaseResult {
        let lacking = needs.lazy.compactMap { item -> CaseResult.Verdict? in
            guard case .unsupported(let reason) = transport.capabilities[item] else { return nil }
            return .excluded(item, reason: reason)
        }.first
        if let lacking, lack == .isExcluded { return CaseResult(name: name, verdict: lacking) }
        let verdict = await CaseRun(rule: self, transport: transport, excuse: lacking).verdict(within: .seconds(30))
        return CaseResult(name: name, verdict: verdict)
    }
}
