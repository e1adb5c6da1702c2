/// Why a signature was refused: a name for each way in which what was signed and what was verified come apart.
public enum Cause: String, CaseIterable, Hashable, Sendable {
    // The method.
    /// The request arrived with another method, as after a redirect that turns POST into GET.
    case methodChanged
    /// A presigned URL was used with a method it was not made for.
    case presignedOtherMethod

    // The path.
    /// We encoded the path twice, the service encodes it once (S3).
    case pathEncodedTwice
    /// We encoded the path once, the service encodes it twice (all but S3).
    case pathEncodedOnce
    /// Something on the way decoded escapes of the path.
    case pathDecoded
    /// Something encoded the path, escapes and all, once more after it was signed.
    case pathReencoded
    /// Dot segments were resolved or slashes merged on the way.
    case pathNormalized
    /// We resolved dot segments or merged slashes before signing, and the service does not.
    case pathNormalizedBeforeSigning
    /// A slash at the end of the path was added or removed.
    case trailingSlash
    /// The beginning of the path, a stage or base path, was removed on the way.
    case pathPrefixRemoved
    /// Something was put before the path on the way.
    case pathPrefixAdded
    /// The path is another one.
    case pathRewritten

    // The path or the query.
    /// A `+` was read as a space, or a space written as a `+`.
    case plusReadAsSpace
    /// `%2f` became `%2F` or the other way round.
    case escapeCaseChanged
    /// The same characters in another Unicode normalisation form (NFC, NFD).
    case unicodeNormalized

    // The query.
    /// The same parameters in another order.
    case queryReordered
    /// The same parameters, percent-encoded differently.
    case queryReencoded
    /// A parameter was added on the way.
    case queryParameterAdded
    /// A parameter, or the whole query, was lost on the way.
    case queryParameterLost
    /// The value of a parameter was changed.
    case queryValueChanged

    // The headers.
    /// `accept-encoding` was signed and a proxy rewrote it.
    case acceptEncodingRewritten
    /// A header that belongs to each hop was signed, and a hop changed it.
    case hopHeaderSigned
    /// `content-type` was changed, most often by a charset or boundary.
    case contentTypeRewritten
    /// A signed header did not arrive.
    case headerDropped
    /// One of several values of a signed header did not arrive.
    case headerValueLost
    /// A signed header got a further value, or arrived twice.
    case headerAppended
    /// Several values of a header were joined in another way.
    case headerJoined
    /// White space within a header value was changed.
    case headerWhitespaceChanged
    /// Bytes outside ASCII in a header value were read as another character set.
    case headerCharset
    /// A signed header arrived with another value.
    case headerRewritten
    /// The port of the host is there on one side only, or another one.
    case hostPort
    /// The request arrived under another host name.
    case hostChanged
    /// A header that must be signed is not.
    case headerNotSigned
    /// The list of signed headers is another one.
    case signedHeadersChanged

    // The body.
    /// The body that arrived is not the one that was signed.
    case bodyChanged
    /// The same content, written differently: JSON with other white space, other line ends.
    case bodyReserialized
    /// The body was compressed, or decompressed, after it was signed.
    case bodyCompressed
    /// The body did not arrive.
    case bodyLost
    /// The request was signed as one without a body, and has one.
    case bodyNotSigned
    /// `UNSIGNED-PAYLOAD` was signed, and the service wants the hash.
    case unsignedPayloadRefused
    /// A hash was signed, and the service takes the payload as unsigned.
    case payloadTakenAsUnsigned
    /// The body was signed as a stream of chunks, which the service does not read.
    case streamingRefused
    /// A chunk of the body, or what follows the last, is not the one that was signed.
    case chunkChanged
    /// The body ended before its last chunk.
    case bodyTruncated
    /// The service wants `x-amz-content-sha256`.
    case payloadHashHeaderMissing

    // Date and scope.
    /// The clock of the signer and that of the service are apart.
    case clockSkewed
    /// The request arrived long after it was signed.
    case sentTooLate
    /// `X-Amz-Date` was changed on the way.
    case dateChanged
    /// The service took the HTTP `Date` where we signed `X-Amz-Date`.
    case httpDateUsed
    /// The day of the credential scope is not that of the date.
    case scopeDateWrong
    /// The scope names another region than the service is in.
    case wrongRegion
    /// The scope names another service.
    case wrongService
    /// The service expects another signing algorithm.
    case wrongAlgorithm

    // The credentials.
    /// Everything agrees but the secret.
    case wrongSecret
    /// The secret has white space at an end, usually the line end of a file.
    case secretWhitespace
    /// The secret is quoted or percent-encoded.
    case secretQuoted
    /// The service does not know the access key.
    case unknownAccessKey
    /// The credentials are temporary and the request has no session token.
    case sessionTokenMissing
    /// The session token is not the one of the access key.
    case sessionTokenMismatch
    /// The temporary credentials have ended.
    case sessionTokenExpired

    // The signature itself.
    /// A presigned URL has lived its time.
    case presignedExpired
    /// A presigned URL asks for a longer life than AWS gives.
    case presignedTooLong
    /// No signature arrived.
    case authorizationMissing
    /// The signature cannot be read.
    case authorizationMalformed
    /// The signature that arrived is not the one we made.
    case signatureChanged
    /// The service has no such route, and says so as if a signature were missing.
    case routeUnknown
    /// The signature was accepted; a policy refuses the request.
    case notAuthorized

    // The evidence.
    /// Canonical requests differ, and the service did not show its own.
    case canonicalRequestHidden
    /// What the service shows is not what it hashed: its text lost bytes on the way to us.
    case refusalAltered
    /// The request is too large or too malformed to be verified.
    case requestUnreadable
}
