import HTTPTypes

/// The percent-encoded target of a request as it is sent, split at the first `?`. No URL is parsed.
struct RequestTarget {
    private let bytes: [UInt8]
    private let questionMark: Int?

    /// - Throws: `SigV4Error` of kind `invalidRequest` unless the target is empty, or in origin form and free of
    ///   control bytes.
    init(of request: HTTPRequest) throws(SigV4Error) {
        bytes = request.pseudoHeaderFields.path?.withUnsafeBytesOfValue { Array($0) } ?? []
        questionMark = bytes.firstIndex(of: UInt8(ascii: "?"))
        // A space is let through: it is a byte like any other to the algorithm. Whether it can be sent is for the
        // transport.
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw SigV4Error(
                .invalidRequest,
                "The request target holds a control byte: percent-encode it before the request is signed.")
        }
        guard let first = bytes.first, questionMark != 0 else { return }
        guard first == UInt8(ascii: "/") else {
            throw SigV4Error(
                .invalidRequest,
                "The request target does not begin with '/': only origin-form targets (RFC 9112 §3.2.1) are signed.")
        }
    }

    var count: Int { bytes.count }
    var path: ArraySlice<UInt8> { bytes[..<(questionMark ?? bytes.endIndex)] }
    var query: ArraySlice<UInt8> { questionMark.map { bytes[($0 + 1)...] } ?? [] }
}
