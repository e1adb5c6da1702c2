import Foundation
import SigningWorkload

/// `sigv4-benchmark [--rounds N] [--instructions] [--jsonl FILE]`: signing beside the hashes it cannot do without.
@main
struct SigV4Benchmark {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let workload = try SigningWorkload()
        let operations = try SigningOperation.all(workload)
        if arguments.first == "--repeat", arguments.count == 3 {
            return try repeatOperation(named: arguments[1], calls: Int(arguments[2]) ?? 0, of: operations)
        }
        let rounds = option("--rounds", in: arguments).flatMap(Int.init) ?? 301
        var report = Report()
        print(Row.header)
        for row in try rows(operations, rounds: rounds, countsInstructions: arguments.contains("--instructions")) {
            print(row.line)
            report.add(row)
        }
        print()
        for bytes in [1 << 10, 1 << 14, 1 << 20] {
            let hashing = try PayloadHashing(bytes: bytes, rounds: rounds / 3)
            print(hashing.line)
            report.add(hashing)
        }
        for series in [
            try Series.bodies(workload, rounds: rounds / 10), try Series.identities(workload, rounds: rounds / 3),
        ] {
            print("\npublic API by \(series.series)")
            for point in series.points {
                print(String(format: "%10d | %12.0f CPU ns", point.size, point.cpuNanoseconds))
            }
            report.add(series)
        }
        try report.write(to: option("--jsonl", in: arguments) ?? "bench-sigv4.jsonl")
    }

    private static func rows(_ operations: [SigningOperation], rounds: Int, countsInstructions: Bool) throws -> [Row] {
        let times = try InterleavedRounds(rounds: rounds).measure(operations)
        return try zip(operations, times).map { operation, time in
            Row(
                operation, nanoseconds: time, floor: times[0],
                allocations: try InterleavedRounds.allocations(operation),
                instructions: countsInstructions ? try InstructionCount.measure(operation.name) : nil)
        }
    }

    /// For callgrind, and for a profiler.
    private static func repeatOperation(named name: String, calls: Int, of operations: [SigningOperation]) throws {
        for operation in operations where operation.name == name {
            for _ in 0..<calls { try operation.run() }
        }
    }

    private static func option(_ name: String, in arguments: [String]) -> String? {
        arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
    }
}
