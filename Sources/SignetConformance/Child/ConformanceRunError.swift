import Glibc

/// Why a child process could not be started.
public struct ConformanceRunError: Error, Sendable, CustomStringConvertible {
    /// What failed, and why.
    public let description: String

    init(_ description: String) {
        self.description = description
    }

    init(_ call: String, _ code: Int32) {
        description = "\(call): \(String(cString: strerror(code)))"
    }
}
