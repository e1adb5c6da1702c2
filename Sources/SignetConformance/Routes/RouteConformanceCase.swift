public import SignetCore

/// One sentence of the contract on the way to an origin: proxies, Unix sockets and given addresses.
///
/// Each case wants a transport of its own, which it shuts down:
///
/// ```swift
/// @Test(arguments: RouteConformanceCase.all)
/// func leads(_ rule: RouteConformanceCase) async {
///     let result = await rule.run { MyTransport(proxy: $0.proxy, unixSocket: $0.unixSocket, resolve: $0.resolve) }
///     #expect(result.failure == nil)
/// }
/// ```
///
/// A transport is excluded from a case because it *declares* that it lacks what the case needs; it is then only made for a
/// route without settings.
public struct RouteConformanceCase: Sendable, Identifiable, CustomStringConvertible {
    /// Makes a transport that goes the way it is told.
    public typealias Maker = @Sendable (TransportRoute) async throws(TransportError) -> any Transport

    /// The rule, as a sentence; unique.
    public let name: String

    let route: RouteRecipe
    /// Where the requests go; `PORT` stands for the server's.
    let url: String
    let scripts: [RawScript]
    let exchanges: [Exchange]
    let wire: [WireRule]

    init(
        _ name: String, _ route: RouteRecipe, to url: String = "http://origin.invalid/a%2Fb?c=%7E", _ script: RawScript,
        _ outcomes: [Outcome], wire: WireRule...
    ) {
        self.name = name
        self.route = route
        self.url = url
        scripts = [script]
        exchanges = outcomes.map { Exchange(.plain, $0) }
        self.wire = wire
    }

    /// What a transport must be able to do for the rule to hold.
    public var needs: [TransportCapabilities.Item] { [route.needs] }
    /// The name.
    public var id: String { name }
    /// The name.
    public var description: String { name }

    /// Every case.
    public static let all: [RouteConformanceCase] = proxies + tunnels + sockets + addresses

    /// Puts the transports that `make` makes to the test, on sockets of the loopback.
    ///
    /// A transport that hangs fails the case after 30 s: a hundred times what the slowest takes.
    public func run(making make: @escaping Maker) async -> CaseResult {
        let watchdog = Watchdog()
        let verdict = await watchdog.verdict(within: .seconds(30)) { await judge(making: make) }
        return CaseResult(name: name, verdict: verdict)
    }

    private func judge(making make: @escaping Maker) async -> CaseResult.Verdict {
        do {
            let plain = try await make(TransportRoute())
            let support = plain.capabilities[route.needs]
            await plain.shutdown()
            if case .unsupported(let reason) = support { return .excluded(route.needs, reason: reason) }

            let server = try RouteServer(scripts, isUnix: route.isUnix)
            let transport = try await make(route.make(server))
            let conversation = Conversation(peer: .server(scripts), exchanges: exchanges, wire: wire)
            let run = CaseRun(
                rule: ConformanceCase(name, conversation), transport: transport, excuse: nil)
            let target = url.replacing("PORT", with: "\(server.port)")
            let verdict = await conversation.judge(run, server.server, at: target)
            await transport.shutdown()
            return verdict
        } catch {
            return .failed("the server or the transport could not be made: \(error)")
        }
    }
}
