import ClientLoad
import Foundation

/// What a worker found with many connections open.
struct IdleMeasurement: Codable, Sendable {
    /// The connections that were open.
    var connections: Int
    /// By how much each of them, idle, enlarged the resident set.
    var residentKiB: Double
    /// What each of them, idle, held of the heap.
    var liveKiB: Double
    /// 64 tasks at work, each on one of the connections.
    var load: LoadMeasurement

    /// Prints it on a line of standard output, as JSON.
    func report() throws {
        print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
    }
}
