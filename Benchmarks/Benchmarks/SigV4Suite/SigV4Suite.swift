import Benchmark
import SigningWorkload

// The operations of `sigv4-benchmark`, for who wants histograms, baselines and comparisons between commits.
let benchmarks: @Sendable () -> Void = {
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .throughput, .instructions], scalingFactor: .kilo, maxDuration: .seconds(2))
    let names = [
        "hash floor (C)", "straight-line C", "core signing", "public API", "presign", "verify", "public API, SigV4a",
    ]
    for name in names {
        Benchmark(name, configuration: configuration) { benchmark in
            let operations = try SigningOperation.all(SigningWorkload())
            guard let operation = operations.first(where: { $0.name == name }) else {
                return benchmark.error("There is no operation of this name.")
            }
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations { try operation.run() }
            benchmark.stopMeasurement()
        }
    }
}
