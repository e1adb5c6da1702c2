/// Why no response, or only part of one, could be had.
///
/// Read ``kind`` to decide, ``requestMayHaveBeenSent`` to know whether a repeat is safe, and print the error itself:
/// *what failed, at which peer, in which phase: why, and the remedy where there is one*.
public struct TransportError: Error, Sendable {
    /// What failed.
    public var kind: Kind
    /// The step at which it failed; `nil` when nothing had begun.
    public var phase: Phase?
    /// The peer, as `host:port`, where one was involved.
    public var peer: String?
    /// Why, in words; never holds a secret.
    public var reason: String
    /// What to do about it, where that is known.
    public var remedy: String?
    /// `false` makes it safe to repeat even a POST: no byte of the request can have reached the server.
    public var requestMayHaveBeenSent: Bool

    /// An error of `kind` during `phase`.
    public init(
        _ kind: Kind, during phase: Phase?, peer: String? = nil, _ reason: String, remedy: String? = nil,
        requestMayHaveBeenSent: Bool
    ) {
        self.kind = kind
        self.phase = phase
        self.peer = peer
        self.reason = reason
        self.remedy = remedy
        self.requestMayHaveBeenSent = requestMayHaveBeenSent
    }

    /// A request that is wrong in itself: refused before any I/O.
    public static func invalidRequest(_ reason: String, remedy: String? = nil) -> TransportError {
        TransportError(.invalidRequest, during: nil, reason, remedy: remedy, requestMayHaveBeenSent: false)
    }
}

extension TransportError: CustomStringConvertible {
    /// The whole story in one sentence.
    public var description: String {
        var text = kind.summary
        if let peer { text += " at \(peer)" }
        if let phase { text += " while \(phase.activity)" }
        text += ": \(reason)"
        if let remedy = remedy ?? kind.usualRemedy { text += " (\(remedy))" }
        return text
    }
}
