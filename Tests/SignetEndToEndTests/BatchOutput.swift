import Foundation

/// One line of what `signet sign --batch` writes.
struct BatchOutput: Decodable {
    struct Failure: Decodable {
        let kind: String
        let message: String
    }

    let id: JSONValue
    let method: String?
    let url: String?
    let headers: [[String]]?
    let signature: String?
    let canonicalRequest: String?
    let stringToSign: String?
    let error: Failure?

    /// The lines of `text`.
    static func lines(of text: String) throws -> [BatchOutput] {
        try text.split(separator: "\n").map { try JSONDecoder().decode(BatchOutput.self, from: Data($0.utf8)) }
    }
}
