import Foundation

/// What an upload cost its client.
struct UploadMeasurement: Codable {
    let mebibytesPerSecond: Double
    /// User and system time of the client process.
    let cpuSecondsPerGibibyte: Double
    /// The largest resident set of the client process.
    let peakRSSMebibytes: Double

    /// Prints it on a line of standard output, as JSON.
    func report() throws {
        print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
    }
}
