import SignetSigV4

/// "Example: Browser-Based Upload using HTTP POST" of the S3 API reference.
enum PostExample {
    static let credentials = Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    static let date = Timestamp(secondsSince1970: 1_451_347_200)
    static let signer = SigV4Signer(service: "s3", region: "us-east-1")
    static let verifier = SigV4Verifier(service: "s3", region: "us-east-1")
    static let bucket = "sigv4examplebucket"
    static let redirect = "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"

    /// As the page prints it, with the line ends that its signature is made of.
    static let document = [
        #"{ "expiration": "2015-12-30T12:00:00.000Z","#, #"  "conditions": ["#,
        #"    {"bucket": "sigv4examplebucket"},"#, #"    ["starts-with", "$key", "user/user1/"],"#,
        #"    {"acl": "public-read"},"#, #"    {"success_action_redirect": "\#(redirect)"},"#,
        #"    ["starts-with", "$Content-Type", "image/"],"#, #"    {"x-amz-meta-uuid": "14365123651274"},"#,
        #"    {"x-amz-server-side-encryption": "AES256"},"#, #"    ["starts-with", "$x-amz-meta-tag", ""],"#, "",
        #"    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},"#,
        #"    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},"#, #"    {"x-amz-date": "20151229T000000Z" }"#, "  ]", "}",
    ].joined(separator: "\r\n")
    static let signature = "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"

    static let fields = [
        PostField("key", "user/user1/photo.jpg"), PostField("acl", "public-read"),
        PostField("success_action_redirect", redirect), PostField("Content-Type", "image/jpeg"),
        PostField("x-amz-meta-uuid", "14365123651274"), PostField("x-amz-server-side-encryption", "AES256"),
        PostField("X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"),
        PostField("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), PostField("X-Amz-Date", "20151229T000000Z"),
        PostField("x-amz-meta-tag", ""),
    ]

    /// A policy of the same kind.
    static let policy = PostPolicy(
        expiration: date.adding(seconds: 3600),
        conditions: [
            .equals(field: "bucket", value: bucket), .startsWith(field: "key", prefix: "user/"),
            .startsWith(field: "Content-Type", prefix: "image/"), .contentLength(1...1000),
        ])

    static func verify(_ form: PostForm, at now: Timestamp = date) throws -> VerifiedPost {
        try verifier.verifyPost(form, at: now) { $0 == credentials.accessKeyID ? credentials : nil }
    }
}
