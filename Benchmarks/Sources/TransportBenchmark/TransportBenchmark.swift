import Foundation

/// The transports and their peers, each scenario in a process of its own: see ``BenchmarkOptions/usage``.
@main
struct TransportBenchmark {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let rest = Array(arguments.dropFirst())
        do {
            switch arguments.first {
            case "--worker" where rest.first == Client.bareURLSession.rawValue:
                try await BareURLSessionWorker(arguments: rest)?.run()
            case "--worker": try await SignetWorker(arguments: rest)?.run()
            case "--upload": try await UploadWorker(arguments: rest)?.run()
            case "--uploads": try UploadComparison(mebibytes: rest.first.flatMap { Int($0) } ?? 256).run()
            case "--idle": try await IdleWorker(arguments: rest)?.run()
            default: try await compare(arguments)
            }
        } catch {
            FileHandle.standardError.write(Data("\(Unmeasured(error).reason)\n".utf8))
            exit(1)
        }
    }

    private static func compare(_ arguments: [String]) async throws {
        guard let options = BenchmarkOptions(arguments) else {
            Console.show("usage: \(BenchmarkOptions.usage)")
            exit(64)
        }
        raiseDescriptorLimit()
        let harness = try Harness(scale: options.scale, rounds: options.rounds)
        let report = await Report(of: harness, options)
        harness.stop()
        try report.write(to: options.output)
        if options.isChecking, !report.check() { exit(1) }
    }

    /// 5,000 connections need as many descriptors, here and in nginx, which inherits the limit.
    private static func raiseDescriptorLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
