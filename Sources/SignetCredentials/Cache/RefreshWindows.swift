/// How long before they expire credentials are renewed.
public struct RefreshWindows: Sendable, Hashable {
    /// Renewal begins, in the background, this many seconds before the end.
    ///
    /// 300 s: five minutes of failing renewals pass unnoticed, and a third of the shortest session (900 s) is the most
    /// that is given away.
    public var advisory: Int64
    /// From this many seconds before the end callers wait for the renewal.
    ///
    /// 60 s: a request signed at the last moment may wait that long for its answer.
    public var mandatory: Int64
    /// After a renewal failed in the advisory window, the next is tried this many seconds later.
    ///
    /// 10 s: thirty tries before it matters, and a service in trouble is left alone.
    public var pause: Int64

    /// Windows in seconds, each zero or more; a mandatory window longer than the advisory one replaces it.
    public init(advisory: Int64 = 300, mandatory: Int64 = 60, pause: Int64 = 10) {
        self.mandatory = max(mandatory, 0)
        self.advisory = max(advisory, self.mandatory)
        self.pause = max(pause, 0)
    }
}
