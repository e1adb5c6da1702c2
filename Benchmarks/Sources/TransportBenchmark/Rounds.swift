import ClientLoad

/// The measurements of scenarios that took turns: what disturbs the machine for a while disturbs all of them.
struct Rounds {
    private var results: [[Scenario: LoadMeasurement]] = []
    /// Why a scenario has no measurement.
    private(set) var failures: [Scenario: String] = [:]

    /// One more round; a scenario that failed once is not tried again.
    mutating func run(_ scenarios: [Scenario], _ measure: (Scenario) async throws -> LoadMeasurement) async {
        var round: [Scenario: LoadMeasurement] = [:]
        for scenario in scenarios where failures[scenario] == nil {
            do {
                round[scenario] = try await measure(scenario)
            } catch {
                failures[scenario] = Unmeasured(error).reason
            }
        }
        results.append(round)
    }

    func measurements(of scenario: Scenario) -> [LoadMeasurement] {
        results.compactMap { $0[scenario] }
    }

    /// The CPU time of a scenario in times that of another, round by round.
    func ratios(of scenario: Scenario, to other: Scenario) -> [Double] {
        results.compactMap { round in
            guard let one = round[scenario], let two = round[other] else { return nil }
            return one.cpuMicroseconds / two.cpuMicroseconds
        }
    }
}
