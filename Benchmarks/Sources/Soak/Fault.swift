import Signet

/// What the server does wrong, and what a client must make of it.
enum Fault: String, CaseIterable, Codable, Sendable {
    case resetBeforeHead
    case closeBeforeHead
    case malformedHead
    case oversizedHead
    case stallBeforeHead
    case resetMidBody
    case truncatedBody
    case truncatedChunks
    case malformedChunk
    case stallMidBody

    /// The share of requests that meet a fault, in percent.
    static let share: UInt64 = 5

    /// What both sides know of a request by its number; `nil` for an answer as it should be.
    static func scheduled(for request: UInt64) -> Fault? {
        // SplitMix64: neighbours have nothing in common.
        var hash = request &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        guard hash % 100 < share else { return nil }
        return allCases[Int(hash / 100 % UInt64(allCases.count))]
    }

    /// The error that the client must throw.
    var kind: TransportError.Kind {
        switch self {
        case .resetBeforeHead, .resetMidBody: .connectionReset
        case .closeBeforeHead: .connectionClosed
        case .malformedHead, .malformedChunk: .malformedResponse
        case .oversizedHead: .headersTooLarge
        case .stallBeforeHead: .responseTimeout
        case .truncatedBody, .truncatedChunks: .truncatedBody
        case .stallMidBody: .idleTimeout
        }
    }

    /// Whether a request may be resent: the connection dies before a byte of the response. What is resent is answered well.
    var permitsResending: Bool { self == .resetBeforeHead || self == .closeBeforeHead }
}
