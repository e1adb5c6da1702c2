/// Step 5: the algorithm, the date, the scope and the hash of the canonical request, a line each.
struct StringToSign {
    let algorithm: SigningAlgorithm
    /// As in `X-Amz-Date`.
    let date: String
    let scope: String
    let canonicalRequest: SHA256Digest

    func write(to sink: inout some CanonicalSink) {
        sink.writeLine(algorithm.rawValue)
        sink.writeLine(date)
        sink.writeLine(scope)
        canonicalRequest.withUnsafeBytes { Hexadecimal.write($0, to: &sink) }
    }

    /// Runs `body` over the text, which is valid only during the call.
    func withBytes<Value>(
        _ body: (UnsafeRawBufferPointer) throws(SigV4Error) -> Value
    ) throws(SigV4Error) -> Value {
        try ScratchSink.withBytes(capacity: length) {
            write(to: &$0)
        } _: { bytes throws(SigV4Error) in
            try body(UnsafeRawBufferPointer(bytes))
        }
    }

    /// In bytes.
    var length: Int { algorithm.rawValue.utf8.count + date.utf8.count + scope.utf8.count + 3 + 64 }

    /// The text, for explanations.
    var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
