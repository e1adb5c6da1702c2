import Signet

/// Why a line of a batch was not signed: what its `error` says.
struct BatchError: Error {
    /// `invalidLine` and `lineTooLong`, or the kind of a ``TransportError``.
    let kind: String
    let message: String

    /// The line is not the JSON object that is asked for.
    static func invalidLine(_ reason: String) -> BatchError {
        BatchError(kind: "invalidLine", message: reason)
    }

    /// The line is longer than a line may be.
    static let lineTooLong = BatchError(
        kind: "lineTooLong", message: "the line is longer than \(LineReader.maximumLineLength) bytes")

    init(kind: String, message: String) {
        self.kind = kind
        self.message = message
    }

    init(_ error: TransportError) {
        self.init(kind: error.kind.rawValue, message: error.description)
    }
}
