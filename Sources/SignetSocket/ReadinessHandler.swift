/// What waits for a descriptor. Called on the reactor's thread only.
protocol ReadinessHandler: AnyObject, Sendable {
    /// The descriptor has become readable, writable or both, or its peer has gone.
    func became(_ readiness: Readiness)

    /// Stop, and give up the descriptor.
    func abort(_ failure: StreamFailure)
}
