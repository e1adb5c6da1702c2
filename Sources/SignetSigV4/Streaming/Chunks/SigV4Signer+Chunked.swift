public import HTTPTypes

extension SigV4Signer {
    /// Signs a request whose body follows in chunks, and makes the encoder of the body.
    ///
    /// The request gets `Content-Encoding: aws-chunked` before any other coding it names, `Content-Length`,
    /// `X-Amz-Decoded-Content-Length`, `X-Amz-Trailer` where there is a trailer, and what ``sign(_:payload:credentials:at:)``
    /// adds. All of them are replaced when a request is signed again.
    /// - Throws: `SigV4Error` as ``sign(_:payload:credentials:at:)``, and of kind `invalidPayload` for a length, chunk
    ///   size or trailer that cannot be sent.
    public func signChunked(
        _ request: HTTPRequest, payload: ChunkedPayload, credentials: Credentials, at date: Timestamp
    ) throws(SigV4Error) -> ChunkedRequest {
        try payload.validate()
        guard !request.headerFields.contains(.transferEncoding) else {
            throw SigV4Error(
                .invalidRequest, "A body in signed chunks has a length: remove Transfer-Encoding from the request.")
        }
        let hash = payload.form.payloadHash(algorithm)
        var request = request
        request.headerFields.frame(payload, encodedLength: payload.encodedLength(algorithm))
        let signed = try sign(request, payload: hash, credentials: credentials, at: date)
        let encoder = ChunkEncoder(payload, algorithm, chain: ChainSigner(signed))
        return ChunkedRequest(signed: signed, encoder: encoder)
    }
}

extension HTTPFields {
    private static let awsChunked = "aws-chunked"

    /// Says what a chunked payload says of itself in the head.
    fileprivate mutating func frame(_ payload: ChunkedPayload, encodedLength: Int) {
        // S3 takes aws-chunked off and stores the object with the codings that remain.
        let codings = self[values: .contentEncoding]
            .flatMap { $0.split { $0 == "," || $0 == " " || $0 == "\t" } }
            .filter { $0.lowercased() != Self.awsChunked }
        self[.contentEncoding] = ([Self.awsChunked] + codings.map(String.init)).joined(separator: ",")
        self[.contentLength] = String(encodedLength)
        self[AWSHeader.decodedContentLength] = String(payload.decodedLength)
        let trailers = payload.allTrailers.map(\.name.canonicalName)
        self[AWSHeader.trailer] = trailers.isEmpty ? nil : trailers.joined(separator: ",")
    }
}
