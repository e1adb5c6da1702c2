#if Curl
    import SignetCore

    @testable import SignetCurl

    /// A place where a transfer can fail.
    struct CurlPlace: Sendable, Hashable {
        let name: String
        let stage: CurlTransfer.Stage
        let phase: TransportError.Phase
        var isProxied = false

        static let resolving = CurlPlace(name: "while resolving", stage: .connecting, phase: .resolve)
        static let connecting = CurlPlace(name: "while connecting", stage: .connecting, phase: .connect)
        static let negotiating = CurlPlace(name: "in TLS", stage: .connecting, phase: .tls)
        static let sending = CurlPlace(name: "while sending", stage: .sending, phase: .sendBody)
        static let awaitingHead = CurlPlace(name: "before the head", stage: .awaitingHead, phase: .awaitHead)
        static let receiving = CurlPlace(name: "in the body", stage: .receiving, phase: .receiveBody)
        /// Whether what fails there is the proxy's doing: from TLS on it is the origin's.
        var isOnWayToProxy = false

        static let atProxy = CurlPlace(
            name: "at a proxy", stage: .connecting, phase: .proxy, isProxied: true, isOnWayToProxy: true)

        static let all: [CurlPlace] = {
            let direct = [resolving, connecting, negotiating, sending, awaitingHead, receiving]
            let proxied = direct.map { place in
                CurlPlace(
                    name: place.name + ", by a proxy", stage: place.stage, phase: place.phase, isProxied: true,
                    isOnWayToProxy: place == resolving || place == connecting)
            }
            return direct + proxied + [atProxy]
        }()

        func situation() throws -> CurlSituation {
            CurlSituation(
                origin: Origin(scheme: .https, host: "origin.test", port: 443),
                hop: isProxied ? .tunnel(try Proxy("http://proxy.test:3128")) : .origin, stage: stage, phase: phase,
                mayHaveBeenSent: stage != .connecting, hasBody: true)
        }
    }
#endif
