import ClientLoad
import Foundation

/// What a worker found with many connections open.
struct IdleMeasurement: Codable, Sendable {
    /// The connections that were open.
    var connections: Int
    /// What each of them held in memory while it was idle.
    var kibibytes: Double
    /// 64 tasks at work, each on one of the connections.
    var load: LoadMeasurement

    /// Prints it on a line of standard output, as JSON.
    func report() throws {
        print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
    }
}
