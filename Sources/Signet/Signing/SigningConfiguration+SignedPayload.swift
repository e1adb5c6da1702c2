import HTTPTypes
import SignetCore
import SignetSigV4

extension SigningConfiguration {
    /// What the signature of `request` says of its body, or of each piece of it.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` as ``payloadHash(of:)``, and for a stream of unknown length that
    ///   is to be sent in chunks.
    func signedPayload(of request: Request) async throws(TransportError) -> SignedPayload {
        // Bytes in memory are hashed faster than they are copied into chunks; a hash that the call states is known.
        let isHashKnown = HTTPField.Name("x-amz-content-sha256").map(request.head.headerFields.contains) ?? false
        guard case .chunked(let chunks) = payload, request.body.bytes == nil, !isHashKnown else {
            return .hash(try await payloadHash(of: request))
        }
        guard case .known(let length) = request.body.length else {
            throw TransportError(
                .invalidRequest, during: .sign, peer: request.origin.peer,
                "the body is a stream of unknown length, which signed chunks have to state",
                remedy: "give the length of the stream, or a file", requestMayHaveBeenSent: false)
        }
        return .chunks(
            ChunkedPayload(
                decodedLength: length, chunkSize: chunks.size, coverage: chunks.coverage, checksum: chunks.checksum))
    }
}
