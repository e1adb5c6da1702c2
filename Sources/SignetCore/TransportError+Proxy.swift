extension TransportError {
    /// This error, met on the way through `proxy`, as one of the proxy; a cancellation or an expiry stays what it is.
    package func blaming(_ proxy: Proxy?) -> TransportError {
        guard let proxy else { return self }
        var blaming = self
        blaming.peer = proxy.peer
        blaming.phase = .proxy
        let what: String
        switch kind {
        case .nameResolution: what = "its name was not resolved"
        case .connectionRefused: what = "it was not reached"
        case .connectionClosed, .connectionReset: what = "it hung up"
        default: return blaming
        }
        blaming.kind = .proxy
        blaming.reason = "\(what): \(reason)"
        blaming.remedy = "check the proxy's host and port, and that it runs"
        return blaming
    }
}
