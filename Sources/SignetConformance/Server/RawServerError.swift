/// Why a ``RawServer`` could not start.
public struct RawServerError: Error, Sendable, CustomStringConvertible {
    /// The system call that failed, and why.
    public let description: String

    init(_ call: String, _ reason: String) {
        description = "\(call): \(reason)"
    }
}
