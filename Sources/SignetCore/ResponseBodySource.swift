public import HTTPTypes

/// Where a response body comes from: the side a transport implements.
public protocol ResponseBodySource: AnyObject, Sendable {
    /// The next bytes, never empty; `nil` at the end. Called by one reader at a time.
    ///
    /// - Throws: ``TransportError`` when the body ends early, or the task is cancelled.
    func next() async throws(TransportError) -> [UInt8]?

    /// Nobody will read on: releases the connection. Idempotent; called in any state, from any thread.
    func abandon()

    /// The trailer section; empty until the end has been read.
    var trailers: HTTPFields { get }
}
