/// What nginx has counted since it was started.
public struct NginxStatus: Sendable {
    /// The connections that are open, the one that asks included.
    public let connections: Int
    /// The requests answered, the one that asks included.
    public let requests: Int

    /// From the text of its `stub_status`; `nil` when it is none.
    public init?(_ text: String) {
        let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        // Active connections; accepts, handled, requests; reading, writing, waiting.
        guard numbers.count == 7 else { return nil }
        connections = numbers[0]
        requests = numbers[3]
    }
}
