import HTTPTypes

/// The percent-encoded target of a request as it is sent, split at the first `?`. No URL is parsed.
struct RequestTarget {
    let path: UnsafeBufferPointer<UInt8>
    let query: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let questionMark = bytes.firstIndex(of: UInt8(ascii: "?"))
        path = UnsafeBufferPointer(rebasing: bytes[..<(questionMark ?? bytes.count)])
        query = UnsafeBufferPointer(rebasing: bytes[(questionMark.map { $0 + 1 } ?? bytes.count)...])
    }

    /// - Throws: `SigV4Error` of kind `invalidRequest` unless the target is empty, or in origin form and free of
    ///   control bytes.
    func validate() throws(SigV4Error) {
        // A space is let through: it is a byte like any other to the algorithm. Whether it can be sent is for the
        // transport.
        guard !Self.holdsControlByte(path), !Self.holdsControlByte(query) else {
            throw SigV4Error(
                .invalidRequest,
                "The request target holds a control byte: percent-encode it before the request is signed.")
        }
        guard path.isEmpty || path[0] == UInt8(ascii: "/") else {
            throw SigV4Error(
                .invalidRequest,
                "The request target does not begin with '/': only origin-form targets (RFC 9112 §3.2.1) are signed.")
        }
    }

    private static func holdsControlByte(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.contains { $0 < 0x20 || $0 == 0x7F }
    }
}

extension HTTPRequest {
    /// Runs `body` over the target; it is valid only during the call.
    func withTarget<Result, Failure: Error>(
        _ body: (RequestTarget) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let path = pseudoHeaderFields.path else {
            return try body(RequestTarget(UnsafeBufferPointer(start: nil, count: 0)))
        }
        return try path.withUnsafeBytesOfValue { bytes throws(Failure) in try body(RequestTarget(bytes)) }
    }

    /// Replaces the target, byte for byte.
    mutating func setTarget(_ bytes: [UInt8]) {
        if pseudoHeaderFields.path == nil { path = "/" }
        guard let field = pseudoHeaderFields.path else { return }
        // Leniently: the target has been checked, and a space at its end is no reason to send another one.
        pseudoHeaderFields.path = HTTPField(name: field.name, lenientValue: bytes)
    }
}
