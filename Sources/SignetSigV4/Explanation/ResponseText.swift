/// A refusal as a tool saved it: the body alone, or with the head of the response before it.
struct ResponseText {
    let body: [UInt8]
    /// `x-amzn-ErrorType`.
    private(set) var errorType: String?

    init(_ bytes: [UInt8]) {
        guard bytes.starts(with: "HTTP/".utf8) else {
            body = bytes
            return
        }
        let end = bytes.firstRange(of: "\r\n\r\n") ?? bytes.firstRange(of: "\n\n") ?? bytes.count..<bytes.count
        body = Array(bytes[end.upperBound...])
        for line in bytes[..<end.lowerBound].split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = String(decoding: line[(colon + 1)...].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            if Array(line[..<colon]).asciiLowercased == Array("x-amzn-errortype".utf8) {
                errorType = String(value.drop { $0 == " " })
            }
        }
    }
}
