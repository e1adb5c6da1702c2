import SignetCore

/// One case of any kind, as a run over all of them sees it.
struct ConformanceEntry: Sendable {
    let section: ConformanceSection
    let name: String
    /// Whether the process may be lost by no fault of the transport.
    var isPerilous = false
    let run: @Sendable (ConformanceSubject, SharedTransport) async -> CaseResult

    /// Every case of `sections`, in the order in which they run.
    ///
    /// - Parameter holdingNames: Whether ``HeldName`` is held in this program.
    static func all(_ sections: [ConformanceSection], holdingNames: Bool) -> [ConformanceEntry] {
        sections.flatMap { section -> [ConformanceEntry] in
            switch section {
            case .exchange: ConformanceCase.all.map { exchange($0) }
            case .tls: TLSConformanceCase.all.map { tls($0) }
            case .route: RouteConformanceCase.all.map { route($0) }
            case .endurance:
                ((holdingNames ? EnduranceCase.resolving : []) + EnduranceCase.all).map { endurance($0) }
                    + EnduranceCase.shortages.map { endurance($0, isPerilous: true) }
            case .end: ConformanceCase.ending.map { end($0) }
            }
        }
    }

    private static func exchange(_ rule: ConformanceCase) -> ConformanceEntry {
        ConformanceEntry(section: .exchange, name: rule.name) { subject, shared in
            do throws(TransportError) {
                return await rule.run(against: try await shared.transport(of: subject))
            } catch {
                return notMade(rule.name, error)
            }
        }
    }

    private static func end(_ rule: ConformanceCase) -> ConformanceEntry {
        ConformanceEntry(section: .end, name: rule.name) { subject, _ in
            do throws(TransportError) {
                return await rule.run(against: try await subject.make(ConformanceSubject.Settings()))
            } catch {
                return notMade(rule.name, error)
            }
        }
    }

    private static func tls(_ rule: TLSConformanceCase) -> ConformanceEntry {
        ConformanceEntry(section: .tls, name: rule.name) { subject, _ in
            let authorities = subject.takesSystemFiles ? SystemFiles.authorities : nil
            return await rule.run(systemAuthorities: authorities) { (tls, resolve) throws(TransportError) in
                try await subject.make(ConformanceSubject.Settings(tls: tls, resolve: resolve))
            }
        }
    }

    private static func route(_ rule: RouteConformanceCase) -> ConformanceEntry {
        ConformanceEntry(section: .route, name: rule.name) { subject, _ in
            await rule.run { (route) throws(TransportError) in
                try await subject.make(
                    ConformanceSubject.Settings(
                        resolve: route.resolve, proxy: route.proxy, unixSocket: route.unixSocket))
            }
        }
    }

    private static func endurance(_ rule: EnduranceCase, isPerilous: Bool = false) -> ConformanceEntry {
        ConformanceEntry(section: .endurance, name: rule.name, isPerilous: isPerilous) { subject, _ in
            await rule.run { (connections) throws(TransportError) in
                try await subject.make(ConformanceSubject.Settings(connectionsPerHost: connections))
            }
        }
    }

    private static func notMade(_ name: String, _ error: TransportError) -> CaseResult {
        CaseResult(name: name, verdict: .failed("the transport could not be made: \(error)"))
    }
}
