/// What the server has done, by the name of the fault.
struct FaultReport: Codable, Sendable {
    /// The requests that met each fault.
    var injected: [String: Int] = [:]
    /// The requests that came again after each.
    var resent: [String: Int] = [:]
    /// The requests answered as they should be.
    var answered = 0
}
