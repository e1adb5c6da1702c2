import HTTPTypes
import SignetTestSupport

/// A response in which a few things are not as they should be, and the method it answers.
struct MutatedResponse: Sendable {
    let method: HTTPRequest.Method
    let bytes: [UInt8]

    static func make(seed: UInt64) -> [MutatedResponse] {
        var random = SeededGenerator(seed: seed)
        return (0..<Samples.count(10_000)).map { _ in MutatedResponse(using: &random) }
    }

    init(method: HTTPRequest.Method, bytes: [UInt8]) {
        self.method = method
        self.bytes = bytes
    }

    /// One in twenty is left as it was.
    private init(using random: inout SeededGenerator) {
        let origin = random.pick(ResponseCorpus.all)
        var bytes = Array(origin.text.utf8)
        for _ in 0..<random.pick([0] + Array(repeating: 1, count: 12) + Array(repeating: 2, count: 5) + [3, 4]) {
            random.pick(ResponseMutation.allCases).apply(to: &bytes, using: &random)
        }
        method = origin.method
        self.bytes = bytes
    }
}

extension MutatedResponse: CustomStringConvertible {
    var description: String { "\(method): \(String(reflecting: bytes.latin1))" }
}
