import Foundation

/// The ways to upload a file over Foundation, side by side: `transport-benchmark --uploads [MIB]`.
struct UploadComparison {
    /// The size of the file.
    let mebibytes: Int
    /// How often each is measured; the table has the medians.
    private let rounds = 3

    func run() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("signet-upload-\(getpid())")
        defer { try? FileManager.default.removeItem(at: file) }
        try Self.write(mebibytes, to: file)
        let sink = try UploadSink()
        var results: [UploadWorker.Means: [UploadMeasurement]] = [:]
        for round in 1...rounds {
            for means in UploadWorker.Means.allCases {
                Console.progress("round \(round) of \(rounds): \(means.rawValue)")
                let output = try Command(words: [
                    "/proc/\(getpid())/exe", "--upload", means.rawValue, sink.url, file.path,
                ]).run()
                results[means, default: []].append(
                    try JSONDecoder().decode(UploadMeasurement.self, from: Data(output.utf8)))
            }
        }
        Console.show("| upload of \(mebibytes) MiB | MiB/s | CPU s a GiB | peak RSS MiB |")
        Console.show("| --- | --: | --: | --: |")
        for means in UploadWorker.Means.allCases {
            let figures = [\UploadMeasurement.mebibytesPerSecond, \.cpuSecondsPerGibibyte, \.peakRSSMebibytes].map {
                figure in
                Spread((results[means] ?? []).map { $0[keyPath: figure] })?.text ?? "–"
            }
            Console.show("| `\(means.rawValue)` | \(figures.joined(separator: " | ")) |")
        }
    }

    private static func write(_ mebibytes: Int, to file: URL) throws {
        let piece = Data((0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        for _ in 0..<mebibytes { try handle.write(contentsOf: piece) }
        try handle.close()
    }
}
