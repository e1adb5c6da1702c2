import Foundation
import NginxServer
import Signet

/// A transport under lasting load with faults: see ``SoakOptions/usage``. Fails when a promise is broken.
@main
struct Soak {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["--server"] {
            guard let server = FaultServer() else { exit(1) }
            return server.run()
        }
        guard let options = SoakOptions(arguments) else {
            print("usage: \(SoakOptions.usage)")
            exit(64)
        }
        FileHandle.standardError.write(
            Data("\(options.tasks) tasks through \(options.transport.rawValue), \(options.minutes) minutes\n".utf8))
        let verdict = try await Soak(options: options).run()
        print(verdict.text)
        guard verdict.complaints.isEmpty else {
            print(verdict.complaints.map { "BROKEN: \($0)" }.joined(separator: "\n"))
            exit(1)
        }
        print("Every promise was kept.")
    }

    let options: SoakOptions

    private func run() async throws -> Verdict {
        let nginx = try Nginx()
        defer { nginx.stop() }
        let server = try FaultProcess()
        defer { server.stop() }
        let before = ResourceSample(seconds: 0).descriptors
        let (samples, counts, report) = try await observe(nginx, server)
        // Now that the transport is gone: what its threads wait with goes with its last copy.
        let after = try await descriptorsAtRest(expected: before)
        // A fifth of the run, or 10 s: connections, code pages and the allocator's arenas settle.
        let warmUp = max(10, options.minutes * 12)
        return Verdict(
            counts: counts, report: report,
            trend: ResourceTrend(samples.filter { $0.seconds >= warmUp }), tasks: options.tasks,
            origins: options.transport.schemes.count + 1, descriptors: (before, after))
    }

    /// The load, through a transport that is shut down after it.
    private func observe(
        _ nginx: Nginx, _ server: FaultProcess
    ) async throws -> ([ResourceSample], Tally.Counts, FaultReport) {
        let transport = try options.transport.make(trusting: nginx.caFile)
        let traffic = Traffic(
            through: transport, of: options.transport, nginx: nginx, faultURL: server.url)
        let samples = await load(traffic)
        let report = try await traffic.report()
        await transport.shutdown()
        return (samples, traffic.tally.counts, report)
    }

    /// All tasks at work for the time asked for, and a sample every second.
    private func load(_ traffic: Traffic) async -> [ResourceSample] {
        let start = ContinuousClock.now
        let end = start + .seconds(options.minutes * 60)
        return await withTaskGroup(of: Void.self) { group in
            for _ in 0..<options.tasks {
                group.addTask {
                    while ContinuousClock.now < end { await traffic.step() }
                }
            }
            var samples: [ResourceSample] = []
            while ContinuousClock.now < end {
                try? await Task.sleep(for: .seconds(1))
                let elapsed = start.duration(to: .now)
                samples.append(ResourceSample(seconds: elapsed / .seconds(1)))
            }
            await group.waitForAll()
            return samples
        }
    }

    /// The descriptors once they are as few as expected; after 5 s, as many as there are.
    private func descriptorsAtRest(expected: Int) async throws -> Int {
        for _ in 0..<50 where ResourceSample(seconds: 0).descriptors > expected {
            try await Task.sleep(for: .milliseconds(100))
        }
        return ResourceSample(seconds: 0).descriptors
    }
}
