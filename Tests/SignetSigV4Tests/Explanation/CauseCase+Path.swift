import HTTPTypes

@testable import SignetSigV4

extension CauseCase {
    /// What happens to methods and paths.
    static let paths: [CauseCase] = [
        CauseCase(cause: .methodChanged, what: "a redirect turns POST into GET", method: .post, body: "a=b") {
            $0.request.method = .get
            $0.body = []
        },
        CauseCase(cause: .methodChanged, what: "a proxy turns HEAD into GET", method: .head) {
            $0.request.method = .get
        },
        CauseCase(cause: .presignedOtherMethod, what: "a URL for GET is used for PUT", isPresigned: true) {
            $0.request.method = .put
        },
        CauseCase(
            cause: .pathEncodedTwice, what: "the rules of others for S3", service: "s3", target: "/a%20b",
            signs: .standard,
            verifies: SigningRules(normalizesPath: false, encodesPathTwice: false)),
        CauseCase(
            cause: .pathEncodedOnce, what: "the rules of S3 for another service", target: "/a%20b", signs: .s3,
            verifies: .standard),
        CauseCase(cause: .pathDecoded, what: "a proxy decodes %2F of a key", service: "s3", target: "/a%2Fb") {
            $0.path = "/a/b"
        },
        CauseCase(cause: .pathDecoded, what: "a proxy decodes %2F", target: "/a%2Fb") { $0.path = "/a/b" },
        CauseCase(cause: .pathDecoded, what: "a proxy decodes %40", target: "/a%40b") { $0.path = "/a@b" },
        CauseCase(cause: .pathReencoded, what: "a client encodes a key again", service: "s3", target: "/a%20b") {
            $0.path = "/a%2520b"
        },
        CauseCase(cause: .pathReencoded, what: "a client encodes again", target: "/a%20b") { $0.path = "/a%2520b" },
        CauseCase(cause: .pathReencoded, what: "a client encodes an @", target: "/a@b") { $0.path = "/a%40b" },
        CauseCase(cause: .pathNormalized, what: "a proxy merges slashes", service: "s3", target: "/a//b") {
            $0.path = "/a/b"
        },
        CauseCase(cause: .pathNormalized, what: "a client resolves dots", service: "s3", target: "/x/../a/./b") {
            $0.path = "/a/b"
        },
        CauseCase(
            cause: .pathNormalizedBeforeSigning, what: "the service takes paths as they are", target: "/a//b/../c",
            verifies: SigningRules(normalizesPath: false)),
        CauseCase(cause: .trailingSlash, what: "it is removed", target: "/orders/") { $0.path = "/orders" },
        CauseCase(cause: .trailingSlash, what: "it is added") { $0.path = "/orders/" },
        CauseCase(cause: .pathPrefixRemoved, what: "a stage", target: "/prod/orders") { $0.path = "/orders" },
        CauseCase(cause: .pathPrefixRemoved, what: "a stage that is all", target: "/prod") { $0.path = "/" },
        CauseCase(cause: .pathPrefixAdded, what: "a base path") { $0.path = "/v1/orders" },
        CauseCase(cause: .pathRewritten, what: "another path") { $0.path = "/index.html" },
        CauseCase(cause: .pathRewritten, what: "another case", target: "/Orders") { $0.path = "/orders" },
        CauseCase(cause: .plusReadAsSpace, what: "in a key", service: "s3", target: "/a+b") { $0.path = "/a%20b" },
        CauseCase(cause: .plusReadAsSpace, what: "in a path", target: "/a%2Bb") { $0.path = "/a%20b" },
        CauseCase(cause: .escapeCaseChanged, what: "in a path", target: "/a%2fb") { $0.path = "/a%2Fb" },
        CauseCase(cause: .unicodeNormalized, what: "NFC to NFD", service: "s3", target: "/caf%C3%A9") {
            $0.path = "/cafe%CC%81"
        },
        CauseCase(cause: .unicodeNormalized, what: "NFD to NFC", target: "/cafe%CC%81") { $0.path = "/caf%C3%A9" },
    ]

    /// What happens to queries.
    static let queries: [CauseCase] = [
        CauseCase(cause: .plusReadAsSpace, what: "by the service", target: "/?q=a%2Bb") { $0.path = "/?q=a%20b" },
        CauseCase(cause: .plusReadAsSpace, what: "bare, by a proxy", target: "/?q=a+b") { $0.path = "/?q=a%20b" },
        CauseCase(cause: .plusReadAsSpace, what: "by the client", target: "/?q=a%20b") { $0.path = "/?q=a+b" },
        CauseCase(cause: .unicodeNormalized, what: "in a query", target: "/?q=%C3%A9") { $0.path = "/?q=e%CC%81" },
        CauseCase(cause: .queryReencoded, what: "twice", target: "/?q=a%2Fb&r=1") { $0.path = "/?q=a%252Fb&r=1" },
        CauseCase(cause: .queryParameterAdded, what: "by a link", target: "/?q=1") { $0.path = "/?q=1&utm_source=x" },
        CauseCase(cause: .queryParameterAdded, what: "where there was none") { $0.path = "/orders?debug" },
        CauseCase(cause: .queryParameterLost, what: "the whole query", target: "/?q=1") { $0.path = "/" },
        CauseCase(cause: .queryParameterLost, what: "the second value", target: "/?a=1&a=2") { $0.path = "/?a=1" },
        CauseCase(cause: .queryValueChanged, what: "one of two", target: "/?a=1&b=2") { $0.path = "/?a=1&b=3" },
        CauseCase(
            cause: .queryParameterAdded, what: "to a presigned URL", service: "s3", target: "/key", isPresigned: true
        ) { $0.path += "&response-content-type=text/html" },
    ]
}
