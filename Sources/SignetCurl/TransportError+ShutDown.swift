#if Curl
    import SignetCore

    extension TransportError {
        /// What a request meets that is in flight at, or sent after, `shutdown()`.
        static func isShutDown(_ peer: String, during phase: Phase?, sent: Bool = false) -> TransportError {
            TransportError(
                .shutDown, during: phase, peer: peer, "the transport has been shut down",
                remedy: phase == nil ? "make a new one" : nil, requestMayHaveBeenSent: sent)
        }
    }
#endif
