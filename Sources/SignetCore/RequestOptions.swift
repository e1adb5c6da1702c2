/// Deadline, timeouts and requirements of one call.
public struct RequestOptions: Sendable {
    /// When the exchange, its response body included, must be over; `nil` for no deadline.
    public var deadline: ContinuousClock.Instant?
    /// The bounds on each phase.
    public var timeouts: Timeouts
    /// What the call cannot do without; a transport that lacks one of them refuses the call.
    public var required: Set<TransportCapabilities.Item>

    /// Options for one call.
    public init(
        deadline: ContinuousClock.Instant? = nil, timeouts: Timeouts = Timeouts(),
        required: Set<TransportCapabilities.Item> = []
    ) {
        self.deadline = deadline
        self.timeouts = timeouts
        self.required = required
    }
}
