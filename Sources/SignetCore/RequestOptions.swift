/// Deadline, timeouts and requirements of one call.
public struct RequestOptions: Sendable {
    /// When the exchange, its response body included, must be over; `nil` for no deadline.
    public var deadline: ContinuousClock.Instant? {
        get { end.map { ContinuousClock.Instant($0) } }
        set { end = newValue.map { Moment($0) } }
    }
    /// The deadline, as it is kept: with an instant in it, a request would be opaque to the compiler, and whoever reads a part
    /// of one would copy it all.
    package var end: Moment?
    /// The bounds on each phase.
    public var timeouts: Timeouts
    /// What the call cannot do without; a transport that lacks one of them refuses the call.
    public var required: Set<TransportCapabilities.Item>

    /// Options for one call.
    public init(
        deadline: ContinuousClock.Instant? = nil, timeouts: Timeouts = Timeouts(),
        required: Set<TransportCapabilities.Item> = []
    ) {
        end = deadline.map { Moment($0) }
        self.timeouts = timeouts
        self.required = required
    }
}
