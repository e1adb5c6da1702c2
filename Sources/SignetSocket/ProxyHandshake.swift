/// What opens a tunnel through a proxy: bytes in, bytes out, no socket.
protocol ProxyHandshake {
    /// What the client says first. Called once.
    mutating func start() -> [UInt8]

    /// Takes what the proxy said; how it is split changes nothing.
    ///
    /// - Throws: ``ProxyFailure`` when the proxy refuses, or breaks its protocol.
    mutating func receive(_ bytes: [UInt8]) throws(ProxyFailure) -> ProxyStep
}

/// What comes next in a ``ProxyHandshake``.
enum ProxyStep: Equatable {
    /// Nothing until more arrives.
    case needsMoreBytes
    /// These bytes are to be sent.
    case send([UInt8])
    /// The tunnel is open: the next byte is the origin's.
    case open
}

/// Why a proxy opened no tunnel; holds no credentials.
struct ProxyFailure: Error, Hashable {
    let reason: String
    let remedy: String?

    init(_ reason: String, remedy: String? = nil) {
        self.reason = reason
        self.remedy = remedy
    }

    /// The origin answers a client that has not spoken yet: nobody could tell its words from the proxy's.
    static let spokeFirst = ProxyFailure("it sent more than its answer before the tunnel was used")
}
