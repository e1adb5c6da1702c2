import HTTPTypes

/// The head that was read last on a way, kept for the next one: a server repeats itself.
///
/// Most lines of a head are those of the head before, and often all of them are. What has the same bytes has the same
/// meaning, and need not be read again: a comparison takes the place of ten allocations, and of 0.06 µs where reading
/// takes 1.4 µs. Nothing depends on it but the time it takes.
package final class RecentHead: Sendable {
    /// No longer heads are kept: those of APIs have a few hundred bytes.
    static let mostBytes = 4096

    /// From the status line to the empty line.
    let bytes: [UInt8]
    let head: HTTPResponse
    let statusLine: StatusLine
    let framing: FramingFields
    /// Those that it was accepted by: others may refuse it.
    let limits: WireLimits

    init(
        _ bytes: [UInt8], _ head: HTTPResponse, _ statusLine: StatusLine, _ framing: FramingFields, _ limits: WireLimits
    ) {
        self.bytes = bytes
        self.head = head
        self.statusLine = statusLine
        self.framing = framing
        self.limits = limits
    }

    /// Whether `arrived` begins with it.
    func begins(_ arrived: Span<UInt8>) -> Bool {
        arrived.count >= bytes.count && arrived.extracting(first: bytes.count).hasBytes(of: bytes, from: 0)
    }
}
