import HTTPTypes
public import SignetCore
import SignetCredentials

/// A call that has not begun: choose what to do with the answer.
///
/// Each of its functions sends the request anew.
public struct Call: Sendable {
    /// 64 KiB: an error document of AWS has less than four, the canonical request in it included.
    static let longestErrorBody = 64 * 1024

    let transport: any Transport
    let request: Result<Request, TransportError>
    let timeout: Duration?

    /// Sends the request and gives the answer, whatever its status; its body is still arriving.
    ///
    /// - Throws: ``ClientError/transport(_:)``.
    public func response() async throws(ClientError) -> Response {
        do {
            var request = try request.get()
            if let timeout { request.options.deadline = .now + timeout }
            return try await transport.send(request)
        } catch {
            throw .transport(error)
        }
    }

    /// Sends the request and gives the answer if its status is 200–299; its body is still arriving.
    ///
    /// - Throws: ``ClientError/transport(_:)``; ``ClientError/status(_:)`` for any other status.
    @discardableResult
    public func send() async throws(ClientError) -> Response {
        let response = try await response()
        guard response.status.kind == .successful else { throw .status(await statusError(response)) }
        return response
    }

    private func statusError(_ response: Response) async -> StatusError {
        var body: [UInt8] = []
        var iterator = response.body.makeAsyncIterator()
        // The status is the error; that its explanation broke off is not worth hiding it.
        while body.count < Self.longestErrorBody, let chunk = try? await iterator.next() { body += chunk }
        return StatusError(
            request: requestLine, peer: peer, head: response.head, body: Array(body.prefix(Self.longestErrorBody)))
    }

    /// What errors name the call by.
    var requestLine: String {
        (try? request.get()).map(\.description) ?? "a request that could not be made"
    }

    private var peer: String? { (try? request.get())?.origin.peer }
}
