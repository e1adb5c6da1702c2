/// Why a figure could not be had.
struct Unmeasured: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }

    /// Any error, in words.
    init(_ error: any Error) {
        reason = (error as? Unmeasured)?.reason ?? "\(error)"
    }
}
