public import SignetCore

/// A transport to be put to the test, and how it is made.
///
/// ```swift
/// let subject = ConformanceSubject("mine") { settings in MyTransport(tls: settings.tls, resolve: settings.resolve) }
/// ```
public struct ConformanceSubject: Sendable {
    /// What a transport is to be made with.
    public struct Settings: Sendable {
        /// Whom to trust.
        public var tls = TLSConfiguration()
        /// The addresses to use instead of asking the resolver.
        public var resolve: [ResolveOverride] = []
        /// The proxies to go through; `nil` for none.
        public var proxy: ProxySelection?
        /// The path of a Unix socket to connect to, whatever the URL says; `nil` for TCP.
        public var unixSocket: String?
        /// The most connections to one host; `nil` for as many as the transport wants.
        public var connectionsPerHost: Int?
    }

    /// Makes a transport; settings that it does not have are refused with `.unsupported`.
    public typealias Maker = @Sendable (Settings) async throws(TransportError) -> any Transport

    /// What it is called, in reports and on a command line; without spaces.
    public let name: String

    let make: Maker
    let takesSystemFiles: Bool

    /// A transport that `make` makes.
    ///
    /// - Parameter takesSystemFiles: Whether authorities and addresses are the system's, and it can be told of no others. Where
    ///   this system allows it (mount_namespaces(7), user_namespaces(7)), the system's are replaced in its child processes, so
    ///   that it can be shown servers to trust and to refuse all the same.
    public init(_ name: String, takesSystemFiles: Bool = false, _ make: @escaping Maker) {
        self.name = name
        self.takesSystemFiles = takesSystemFiles
        self.make = make
    }

    /// What the transport declares, made as it comes.
    public func capabilities() async throws(TransportError) -> TransportCapabilities {
        let transport = try await make(Settings())
        let capabilities = transport.capabilities
        await transport.shutdown()
        return capabilities
    }
}
