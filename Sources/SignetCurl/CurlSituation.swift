#if Curl
    import CSignetCurl
    import Glibc
    import SignetCore

    /// How far a transfer had come when libcurl gave it up: its code alone does not say what went wrong.
    struct CurlSituation {
        let origin: Origin
        let hop: RouteHop
        let stage: CurlTransfer.Stage
        let phase: TransportError.Phase
        let mayHaveBeenSent: Bool
        var hasBody = false
        /// Whether lines have come of a head that is not complete.
        var isWithinHead = false
        /// Whether no socket was to be had.
        var lacksSocket = false
        /// The `errno` of the last attempt to connect; 0 when none failed.
        var connectError: Int32 = 0
        /// What to do about a certificate that nobody vouches for.
        var trustRemedy: String?

        var peer: String { hop.peer(for: origin) }

        /// Whether what goes wrong now is the proxy's doing.
        var isOnWayToProxy: Bool { hop.proxy != nil && stage == .connecting && phase != .tls }
    }

    extension CurlSituation {
        init(of transfer: CurlTransfer) {
            origin = transfer.call.origin
            hop = transfer.call.hop
            stage = transfer.stage
            phase = transfer.phase
            mayHaveBeenSent = transfer.mayHaveBeenSent
            hasBody = transfer.call.outline.framing != .none
            isWithinHead = transfer.easy?.isWithinHead == true
            lacksSocket = transfer.lacksSocket
            connectError = Int32(truncatingIfNeeded: transfer.easy?.long(CURLINFO_OS_ERRNO) ?? 0)
            trustRemedy = transfer.trustRemedy
        }
    }
#endif
