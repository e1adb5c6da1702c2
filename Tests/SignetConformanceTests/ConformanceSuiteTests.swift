import HTTPTypes
import SignetCore
import Testing

@testable import SignetConformance

@Suite struct ConformanceSuiteTests {
    private static let refusal = TransportError(
        .unsupported, during: nil, "a stub", requestMayHaveBeenSent: false)

    @Test("Every case has a name of its own")
    func namesAreUnique() {
        let names = (ConformanceCase.all + ConformanceCase.ending).map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("A transport that answers without sending anything fails", arguments: ConformanceCase.targets)
    func nothingSentFails(rule: ConformanceCase) async {
        let transport = StubTransport { _ in Response(status: .ok) }
        #expect(await rule.run(against: transport).failure != nil)
    }

    @Test("A transport that refuses everything fails, unless it declares why", arguments: ConformanceCase.targets)
    func undeclaredRefusalFails(rule: ConformanceCase) async {
        let full = StubTransport { (_) throws(TransportError) in throw Self.refusal }
        #expect(await rule.run(against: full).failure != nil)

        let lacking = StubTransport(capabilities: TransportCapabilities(unsupported: [.byteExactTarget: "a stub"])) {
            (_) throws(TransportError) in throw Self.refusal
        }
        let result = await rule.run(against: lacking)
        if rule.needs == [.byteExactTarget] {
            #expect(result.verdict == .excluded(.byteExactTarget, reason: "a stub"))
        } else {
            #expect(result.failure != nil)
        }
    }

    @Test("A declared lack is no excuse for sending something else", arguments: ConformanceCase.targets)
    func silentChangeFails(rule: ConformanceCase) async {
        let lacking = StubTransport(capabilities: TransportCapabilities(unsupported: [.byteExactTarget: "a stub"])) {
            _ in
            Response(status: .ok)
        }
        #expect(await rule.run(against: lacking).failure != nil)
    }

    @Test("A transport that hangs fails")
    func hangFails() async throws {
        let never = Latch()
        let transport = StubTransport { _ in
            await never.wait()
            return Response(status: .ok)
        }
        let rule = try #require(ConformanceCase.targets.first)
        let verdict = await CaseRun(rule: rule, transport: transport, excuse: nil).verdict(within: .milliseconds(20))
        never.open()
        guard case .failed(let why) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(why.hasPrefix("hung"))
    }
}
