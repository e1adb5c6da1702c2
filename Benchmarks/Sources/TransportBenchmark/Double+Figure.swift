import Foundation

extension Double {
    /// With as many decimals as mean something.
    var figure: String { String(format: self < 10 ? "%.2f" : self < 1000 ? "%.1f" : "%.0f", self) }
}
