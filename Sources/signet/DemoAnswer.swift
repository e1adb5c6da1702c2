import Foundation
import Signet

/// What came back, read to its end.
struct DemoAnswer {
    /// What the gateway's Lambda returns; other APIs may return anything.
    private struct Echo: Decodable {
        let params: [String: String]?
        let body: String?
    }

    let status: Int
    /// Why the call was refused; meaningless where it was not.
    private let refusal: ServiceError
    private let body: [UInt8]

    init(_ response: Response) async throws(TransportError) {
        status = response.status.code
        // 1 MiB: an echo is a few hundred bytes; a real API's answer is shown by its first line only.
        body = try await response.body.collect(upTo: 1024 * 1024)
        refusal = ServiceError(head: response.head, body: body)
    }

    /// The type of the error, where the call was refused.
    var errorType: String? { refusal.code }

    /// Whether the call was answered, and what `client` sent is in the answer.
    func echoes(_ client: String) -> Bool {
        guard (200...299).contains(status) else { return false }
        guard let echo = try? JSONDecoder().decode(Echo.self, from: Data(body)) else { return true }
        return echo.params?["client"] == client || echo.body?.contains(client) ?? false
    }

    /// One line of a terminal's width: the echo, or the error's type and the beginning of its message.
    var text: String {
        let content = errorType.map { "\($0): \(refusal.message ?? "")" } ?? String(decoding: body, as: UTF8.self)
        let line = content.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 110 ? line.prefix(109) + "…" : line
    }
}
