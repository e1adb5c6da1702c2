#if Socket
    /// How much a ``GatewayServer`` takes from its clients, and for how long.
    ///
    /// Each bound is on what a client can make the server hold without having said anything useful.
    public struct ServerLimits: Sendable, Hashable {
        /// Connections open at once on each of the two ports, at least 1; beyond it the system's backlog holds them.
        ///
        /// 400: two ports of them stay below the 1,024 descriptors that a shell gives a process.
        public var connections = 400
        /// Requests on one connection, at least 1; the last is answered with `Connection: close`.
        ///
        /// 1,000, as nginx: a client that never lets go gives others their turn, at a thousandth of a handshake a request.
        public var requestsPerConnection = 1000
        /// The bytes of a request head, line ends included; longer ones are answered 431.
        ///
        /// 64 KiB: API Gateway takes 10 KiB; the rest is for seeing what a client sends that API Gateway would refuse.
        public var headBytes = 64 * 1024
        /// The field lines of a request head; more are answered 431.
        ///
        /// 200: a signed request has about ten; Apache takes 100.
        public var fieldCount = 200
        /// The bytes of a request body; longer ones are answered 413.
        ///
        /// 10 MiB: API Gateway's payload limit.
        public var bodyBytes = 10 * 1024 * 1024
        /// From the first byte of a request to the end of its head; a TLS handshake may take as long once more.
        ///
        /// 20 s: a head is one packet or a few; who sends it byte by byte holds a connection.
        public var headTime = Duration.seconds(20)
        /// From the end of a head to the end of its body.
        ///
        /// 60 s: 10 MiB at 1.4 Mbit/s, and the longest a body that trickles can hold a connection.
        public var bodyTime = Duration.seconds(60)
        /// How long a connection may wait for the first byte of its next request.
        ///
        /// 65 s: past the 60 s after which most clients and AWS's load balancers let go, so that they close first.
        public var idleTime = Duration.seconds(65)
        /// How long a client may take none of the response.
        ///
        /// 30 s: longer than any pause of a network that recovers.
        public var writeTime = Duration.seconds(30)

        /// The defaults.
        public init() {}
    }
#endif
