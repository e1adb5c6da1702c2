import ArgumentParser
import Signet

/// The exit statuses of the command line; scripts rely on them. Usage errors found while parsing are 64 as well.
enum ExitStatus {
    /// The signature was not accepted, or nothing explains why it was not.
    static let negative = ExitCode(1)
    /// The server answered 400 or more and `--fail` was given.
    static let httpError = ExitCode(22)
    /// The call itself is wrong (`EX_USAGE`).
    static let usage = ExitCode(64)
    /// The transport failed (`EX_UNAVAILABLE`).
    static let transport = ExitCode(69)
    /// There are no usable credentials (`EX_NOPERM`).
    static let credentials = ExitCode(77)

    /// The status for a call that ended without a response.
    static func of(_ error: TransportError) -> ExitCode {
        switch error.kind {
        case .invalidRequest, .unsupported: usage
        case .credentials: credentials
        default: transport
        }
    }
}
