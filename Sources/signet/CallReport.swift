import Foundation
import HTTPTypes
import Signet

/// What `call --format json` prints: one object.
struct CallReport: Encodable {
    /// 64 MiB: the object is held in memory, and nobody reads more JSON than that; `-o` streams the rest.
    static let bodyLimit = 64 * 1024 * 1024

    let status: Int
    let version: String
    let headers: [[String]]
    let body: String?
    let bodyBase64: String?
    let trailers: [[String]]
    let timings: CallTimings
    let transport: String
    let attempts = 1

    init(_ response: Response, body: [UInt8]?, transport: TransportName, total: Duration) {
        status = response.status.code
        version = response.version.description
        headers = Self.pairs(response.headers)
        // Where the body is not UTF-8, no string can hold it.
        let text = body.flatMap { String(validating: $0, as: UTF8.self) }
        self.body = text
        bodyBase64 = text == nil ? body.map { Data($0).base64EncodedString() } : nil
        trailers = Self.pairs(response.body.trailers)
        timings = CallTimings(response.timings, total: total)
        self.transport = transport.rawValue
    }

    private static func pairs(_ fields: HTTPFields) -> [[String]] {
        fields.map { [$0.name.rawName, $0.value] }
    }
}
