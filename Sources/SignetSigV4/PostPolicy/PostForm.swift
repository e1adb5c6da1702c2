/// A form as it was posted to a bucket.
public struct PostForm: Sendable {
    /// The bucket of the URL.
    public var bucket: String
    /// The fields before the file, with `${filename}` in them replaced by the name of the file.
    public var fields: [PostField]
    /// The bytes of the file; `nil` while they are not known.
    public var contentLength: Int?

    /// Describes a posted form.
    public init(bucket: String, fields: [PostField], contentLength: Int? = nil) {
        self.bucket = bucket
        self.fields = fields
        self.contentLength = contentLength
    }
}
