import HTTPTypes
import Synchronization

/// A response body that is in memory already.
final class StoredBody: Sendable {
    private let bytes: [UInt8]
    private let isTaken = Atomic(false)
    let trailers: HTTPFields

    init(_ bytes: [UInt8], trailers: HTTPFields) {
        self.bytes = bytes
        self.trailers = trailers
    }

    /// The bytes, once; `nil` when there are none, or none any more.
    func take() -> [UInt8]? {
        bytes.isEmpty || isTaken.exchange(true, ordering: .relaxed) ? nil : bytes
    }
}
