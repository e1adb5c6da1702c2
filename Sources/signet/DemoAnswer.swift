import Foundation
import HTTPTypes
import Signet

/// What came back, read to its end.
struct DemoAnswer {
    /// What the gateway's Lambda returns; other APIs may return anything.
    private struct Echo: Decodable {
        let params: [String: String]?
        let body: String?
    }

    let status: Int
    let errorType: String?
    private let body: [UInt8]

    init(_ response: Response) async throws(TransportError) {
        status = response.status.code
        errorType = HTTPField.Name("x-amzn-ErrorType").flatMap { response.headers[$0] }
        // 1 MiB: an echo is a few hundred bytes; a real API's answer is shown by its first line only.
        body = try await response.body.collect(upTo: 1024 * 1024)
    }

    /// Whether the call was answered, and what `client` sent is in the answer.
    func echoes(_ client: String) -> Bool {
        guard (200...299).contains(status) else { return false }
        guard let echo = try? JSONDecoder().decode(Echo.self, from: Data(body)) else { return true }
        return echo.params?["client"] == client || echo.body?.contains(client) ?? false
    }

    /// One line of a terminal's width: the error's type and the beginning of its message, or the echo.
    var text: String {
        let line = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
        let shown = errorType.map { "\($0): \(line)" } ?? line
        return shown.count > 110 ? shown.prefix(109) + "…" : shown
    }
}
