import HTTPTypes

/// An answer of the gateway, read to its end.
struct Answered {
    let status: Int
    let headers: HTTPFields
    let text: String

    /// The `x-amzn-ErrorType` of the API.
    var errorType: String? { HTTPField.Name("x-amzn-ErrorType").flatMap { headers[$0] } }

    /// The text of the first element of that name, in an answer of STS.
    func element(_ name: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"), let end = text.firstRange(of: "</\(name)>") else {
            return nil
        }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
