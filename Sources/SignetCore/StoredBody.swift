import HTTPTypes
import Synchronization

/// A response body that is in memory already.
final class StoredBody: ResponseBodySource {
    private let rest: Mutex<[UInt8]?>
    let trailers: HTTPFields

    init(_ bytes: [UInt8], trailers: HTTPFields) {
        rest = Mutex(bytes.isEmpty ? nil : bytes)
        self.trailers = trailers
    }

    func next() async throws(TransportError) -> [UInt8]? {
        rest.withLock { rest in
            defer { rest = nil }
            return rest
        }
    }

    func abandon() {
        rest.withLock { $0 = nil }
    }
}
