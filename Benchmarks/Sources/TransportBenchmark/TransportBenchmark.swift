import Foundation

/// `transport-benchmark [--scale X] [--only SUBSTRING] [--jsonl FILE]`: every scenario in a worker process of its own.
@main
struct TransportBenchmark {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--worker", arguments.count == 5 {
            return try await work(arguments)
        }
        let scale = option("--scale", in: arguments).flatMap(Double.init) ?? 1
        let only = option("--only", in: arguments)
        let output = option("--jsonl", in: arguments) ?? "bench.jsonl"
        let nginx = try Nginx()
        defer { nginx.stop() }
        let harness = Harness(nginx: nginx, scale: scale)
        var rows: [Row] = []
        for scenario in Scenario.all where only.map({ Row.title(of: scenario).contains($0) }) ?? true {
            let row = harness.measure(scenario)
            print(row.line)
            rows.append(row)
        }
        let lines = rows.map(\.json).joined(separator: "\n") + "\n"
        try lines.write(toFile: output, atomically: true, encoding: .utf8)
        print("\n\(rows.count) JSON Lines in \(output)")
    }

    /// `--worker SCENARIO-JSON URL CA-FILE REQUESTS`: measures, and prints the measurement as JSON.
    private static func work(_ arguments: [String]) async throws {
        let scenario = try JSONDecoder().decode(Scenario.self, from: Data(arguments[1].utf8))
        let worker = Worker(
            scenario: scenario, url: arguments[2], caFile: arguments[3], requests: Int(arguments[4]) ?? 1000)
        let measurement = try await worker.run()
        print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
    }

    private static func option(_ name: String, in arguments: [String]) -> String? {
        arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
    }
}
