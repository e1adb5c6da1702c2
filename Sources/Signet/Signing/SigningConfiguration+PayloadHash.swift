import HTTPTypes
package import SignetCore
package import SignetSigV4

extension SigningConfiguration {
    /// What the signature of `request` says of its body.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for a stream whose hash nobody knows, and for a file that cannot
    ///   be read.
    package func payloadHash(of request: Request) async throws(TransportError) -> PayloadHash {
        let declared = HTTPField.Name("x-amz-content-sha256").flatMap { request.head.headerFields[$0] }
        if payload == .unsigned || declared == PayloadHash.unsigned.value { return .unsigned }
        if let bytes = request.body.bytes { return bytes.isEmpty ? .empty : .sha256(of: bytes) }
        if let declared {
            do {
                return try .precomputed(declared)
            } catch {
                throw TransportError(signing: error, peer: request.origin.peer)
            }
        }
        if request.body.filePath != nil { return try await Self.hash(of: request.body) }
        if payload == .unsignedStreams { return .unsigned }
        throw TransportError(
            .invalidRequest, during: .sign, peer: request.origin.peer,
            "the body is a stream, whose hash is not known before it is sent",
            remedy:
                "give bytes or a file, or state x-amz-content-sha256: UNSIGNED-PAYLOAD where the service accepts it",
            requestMayHaveBeenSent: false)
    }

    /// Reads the file once for its hash; it is read again to be sent.
    private static func hash(of body: Body) async throws(TransportError) -> PayloadHash {
        var hasher = PayloadHasher()
        do {
            var reader = try body.makeReader()
            while let chunk = try await reader.next() { hasher.update(chunk) }
        } catch {
            var failure = error
            failure.phase = .sign
            failure.requestMayHaveBeenSent = false
            throw failure
        }
        return hasher.finish()
    }
}
