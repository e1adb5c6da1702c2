extension AWSHeader {
    /// The length of the body before it was put into chunks.
    static let decodedContentLength = name("X-Amz-Decoded-Content-Length")
    /// The names of the trailer fields, joined by commas.
    static let trailer = name("X-Amz-Trailer")
    /// The last trailer field: the signature of those before it.
    static let trailerSignature = name("x-amz-trailer-signature")
}
