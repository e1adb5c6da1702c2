import Foundation

/// A figure of several rounds.
struct Spread: Codable, Sendable {
    let median: Double
    let lowest: Double
    let highest: Double

    /// `nil` of no values.
    init?(_ values: [Double]) {
        let sorted = values.sorted()
        guard let lowest = sorted.first, let highest = sorted.last else { return nil }
        self.lowest = lowest
        self.highest = highest
        median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// `15.2 (14.8–17.0)`, or the median alone of one round.
    var text: String {
        lowest == highest ? median.figure : "\(median.figure) (\(lowest.figure)–\(highest.figure))"
    }
}
