import ClientLoad
import Foundation
import NginxServer

/// Runs each scenario in a process of its own against nginx.
struct Harness {
    /// On any core.
    let nginx: Nginx
    /// On the core that it shares with clients of one connection.
    let pinnedNginx: Nginx
    /// How much of the usual number of requests is sent.
    let scale: Double
    /// How often each scenario is measured.
    let rounds: Int
    private let probe: ServerProbe
    private let pinnedProbe: ServerProbe
    private let allocations: Result<Counter, any Error>

    init(scale: Double, rounds: Int) throws {
        nginx = try Nginx()
        pinnedNginx = try Nginx(core: ClientCommand.sharedCore)
        self.scale = scale
        self.rounds = rounds
        probe = ServerProbe(url: nginx.statusURL)
        pinnedProbe = ServerProbe(url: pinnedNginx.statusURL)
        allocations = Result { [nginx] in try Counter.allocations(in: nginx.directory) }
    }

    func stop() {
        nginx.stop()
        pinnedNginx.stop()
    }

    /// The rows of scenarios that are compared with one another.
    func measure(_ scenarios: [Scenario]) async -> [Row] {
        var results = Rounds()
        for round in 1...rounds {
            await results.run(scenarios) { scenario in
                Console.progress("round \(round) of \(rounds): \(scenario.title)")
                return try await measure(scenario)
            }
        }
        return scenarios.map { scenario in
            let isMeasured = results.failures[scenario] == nil
            return Row(scenario, rounds: results, counts: isMeasured ? count(scenario) : Counts())
        }
    }

    private func measure(_ scenario: Scenario) async throws -> LoadMeasurement {
        let command = command(for: scenario)
        let requests = scenario.requests(scale: scale)
        guard scenario.client == .wrk else {
            let output = try command.worker(requests: requests).run()
            return try JSONDecoder().decode(LoadMeasurement.self, from: Data(output.utf8))
        }
        let run = WrkRun(
            command: command.wrk(seconds: 120), probe: scenario.connections == 1 ? pinnedProbe : probe,
            connections: scenario.connections, requests: requests)
        return try await run.measure()
    }

    /// With thousands of connections there is nothing to learn that 64 do not tell.
    private func count(_ scenario: Scenario) -> Counts {
        guard scenario.connections <= 64 else { return Counts() }
        Console.progress("counting: \(scenario.title)")
        let command = command(for: scenario)
        var counts = Counts()
        do {
            counts.systemCalls = try CountingPass(command: command, counter: .systemCalls).measure()
        } catch {
            counts.failure = "no system calls: \(Unmeasured(error).reason)"
        }
        do {
            counts.allocations = try CountingPass(command: command, counter: allocations.get()).measure()
        } catch {
            counts.failure = "no allocations: \(Unmeasured(error).reason)"
        }
        return counts
    }

    private func command(for scenario: Scenario) -> ClientCommand {
        ClientCommand(scenario: scenario, nginx: scenario.connections == 1 ? pinnedNginx : nginx)
    }
}
