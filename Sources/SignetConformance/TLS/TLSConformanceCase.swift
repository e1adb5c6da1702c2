import SignetCertificates
public import SignetCore

/// One sentence of the contract on TLS, with what a server presents and whether it must be spoken to.
///
/// Each case makes its certificates and a transport of its own, which it shuts down:
///
/// ```swift
/// @Test(arguments: TLSConformanceCase.all)
/// func trusts(_ rule: TLSConformanceCase) async {
///     let result = await rule.run { tls, resolve in MyTransport(tls: tls, resolve: resolve) }
///     #expect(result.failure == nil)
/// }
/// ```
///
/// A transport is excluded from a case because it *declares* that it lacks what the case needs.
public struct TLSConformanceCase: Sendable, Identifiable, CustomStringConvertible {
    /// Makes a transport that trusts as it is told, and uses the addresses it is given.
    public typealias Maker =
        @Sendable (TLSConfiguration, [ResolveOverride]) async throws(TransportError) -> any Transport
    /// Makes what a server presents: its certificate first, the authority being the one that is trusted.
    typealias Chain = @Sendable (_ authority: CertifiedKey) throws(CertificateError) -> [CertifiedKey]

    /// The rule, as a sentence; unique.
    public let name: String
    /// What a transport must be able to do for the rule to hold.
    public let needs: [TransportCapabilities.Item]

    /// Who is asked for.
    let host: String
    let client: TLSClient
    /// What is sent with the request.
    let body: Body
    let manner: TLSManner
    let outcome: TLSOutcome
    let chain: Chain

    init(
        _ name: String, needs: [TransportCapabilities.Item] = [], host: String = "localhost",
        client: TLSClient = .trusting, sending body: Body = .none, manner: TLSManner = TLSManner(),
        _ outcome: TLSOutcome, _ chain: @escaping Chain
    ) {
        self.name = name
        self.host = host
        self.client = client
        self.body = body
        self.manner = manner
        self.outcome = outcome
        self.chain = chain
        let isOnLoopback = host == "localhost" || host == "127.0.0.1"
        self.needs = needs + client.needs + (isOnLoopback ? [] : [.resolveOverride])
    }

    /// Every host that is asked for.
    static let hosts = Set(all.map(\.host))

    /// What is needed where the authority and the host's address are the system's: to be told of them no more.
    func needs(besidesSystemFiles: Bool) -> [TransportCapabilities.Item] {
        guard besidesSystemFiles else { return needs }
        return needs.filter { $0 != .resolveOverride && ($0 != .customCA || !client.trustsAuthority) }
    }

    /// The name.
    public var id: String { name }
    /// The name.
    public var description: String { name }

    /// Every case: servers that must be refused before a byte of the request, servers that must be spoken to, and how
    /// connections end.
    public static let all: [TLSConformanceCase] = refused + accepted + endings

    /// Puts the transports that `make` makes to the test, on sockets of the loopback.
    ///
    /// A transport that hangs fails the case after 30 s: a hundred times what the slowest takes.
    public func run(making make: @escaping Maker) async -> CaseResult {
        await run(systemAuthorities: nil, making: make)
    }

    /// The same where the file `systemAuthorities`, if any, holds whom the system trusts, and the system knows the hosts.
    func run(systemAuthorities: String?, making make: @escaping Maker) async -> CaseResult {
        let run = TLSCaseRun(self, systemAuthorities: systemAuthorities, make)
        return CaseResult(name: name, verdict: await run.verdict(within: .seconds(30)))
    }
}
