import SignetCore

/// How far the part of a request body is that follows the first write.
enum Upload: Equatable {
    /// There is no such part, or it has been written.
    case none
    /// It is being written by this task.
    case running(Task<Void, Never>)
    /// The peer took no more of it. Whether that is an error, its response will tell.
    case broken
    /// It failed in a way that ends the exchange.
    case failed(TransportError)

    static func == (left: Upload, right: Upload) -> Bool {
        switch (left, right) {
        case (.none, .none), (.broken, .broken): true
        default: false
        }
    }
}
