import Foundation
import HTTPTypes
import Signet

/// When a request says it was signed.
enum RequestDate {
    /// The date in its header or, of a presigned one, in its query; `nil` if neither can be read.
    static func of(_ request: HTTPRequest) -> Timestamp? {
        let field = HTTPField.Name("X-Amz-Date").flatMap { request.headerFields[$0] }
        return (field ?? parameter(of: request.path ?? "")).flatMap { Timestamp(iso8601Basic: $0) }
    }

    private static func parameter(of target: String) -> String? {
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let prefix = "x-amz-date="
        return query.split(separator: "&").first { $0.lowercased().hasPrefix(prefix) }.map {
            String($0.dropFirst(prefix.count))
        }
    }
}
