import HTTPTypes
import SignetCore

/// What must come of a request.
struct Outcome: Sendable {
    /// An error, and where it may say it happened.
    struct Failure: Sendable {
        /// Any of these: more than one where the kernel decides which is seen first.
        let kinds: [TransportError.Kind]
        /// The phases it may name; any when empty.
        let phases: [TransportError.Phase]
        /// Whether the request may have been sent; not looked at when `nil`.
        let isSent: Bool?
    }

    /// The status; `nil` when `send` must throw.
    private(set) var status: Int?
    /// Field values, by name, all of them and in order.
    private(set) var fields: [(name: String, values: [String])] = []
    private(set) var body: [UInt8] = []
    private(set) var trailers: HTTPFields = [:]
    /// The statuses of the interim responses; not looked at when `nil`.
    private(set) var informational: [Int]?
    private(set) var failure: Failure?

    /// A complete response.
    static func response(
        _ status: Int = 200, fields: [(name: String, values: [String])] = [], _ body: String = ""
    ) -> Outcome {
        Outcome(status: status, fields: fields, body: Array(body.utf8))
    }

    /// A complete response with status 200.
    static func response(
        _ body: String, fields: [(name: String, values: [String])] = [], trailers: HTTPFields = [:],
        informational: [Int]? = nil
    ) -> Outcome {
        Outcome(status: 200, fields: fields, body: Array(body.utf8), trailers: trailers, informational: informational)
    }

    /// A complete response whose body is not text.
    static func response(fields: [(name: String, values: [String])], bytes: [UInt8]) -> Outcome {
        Outcome(status: 200, fields: fields, body: bytes)
    }

    /// An error before the head is complete.
    static func failure(
        _ kind: TransportError.Kind, during phases: TransportError.Phase..., sent isSent: Bool?
    ) -> Outcome {
        Outcome(failure: Failure(kinds: [kind], phases: phases, isSent: isSent))
    }

    /// An error of any of these kinds before the head is complete.
    static func failure(ofAny kinds: [TransportError.Kind], sent isSent: Bool?) -> Outcome {
        Outcome(failure: Failure(kinds: kinds, phases: [], isSent: isSent))
    }

    /// A response whose body fails after these bytes at most.
    static func brokenBody(
        after body: String, _ kind: TransportError.Kind, during phase: TransportError.Phase = .receiveBody
    ) -> Outcome {
        Outcome(
            status: 200, body: Array(body.utf8), failure: Failure(kinds: [kind], phases: [phase], isSent: true))
    }
}
