import HTTPTypes

@testable import SignetSigV4

extension CauseCase {
    private static let signsAll = SigningRules(headers: .signEverything)

    /// What happens to headers.
    static let headers: [CauseCase] = [
        CauseCase(
            cause: .acceptEncodingRewritten, what: "by Google's front end", fields: [("Accept-Encoding", "identity")],
            signs: signsAll
        ) { $0["Accept-Encoding"] = "identity,gzip(gfe)" },
        CauseCase(
            cause: .hopHeaderSigned, what: "user-agent", fields: [("User-Agent", "signet")], signs: signsAll
        ) { $0["User-Agent"] = "proxy" },
        CauseCase(
            cause: .hopHeaderSigned, what: "x-forwarded-for", fields: [("X-Forwarded-For", "1.2.3.4")], signs: signsAll
        ) { $0["X-Forwarded-For"] = "1.2.3.4, 5.6.7.8" },
        CauseCase(
            cause: .contentTypeRewritten, what: "a charset", method: .post, fields: [("Content-Type", "text/plain")]
        ) { $0["Content-Type"] = "text/plain; charset=utf-8" },
        CauseCase(
            cause: .headerValueLost, what: "the second field", fields: [("X-Tag", "a"), ("X-Tag", "b")]
        ) { $0["X-Tag"] = "a" },
        CauseCase(cause: .headerAppended, what: "a value", fields: [("X-Tag", "a")]) { $0["X-Tag"] = "a, b" },
        CauseCase(cause: .headerAppended, what: "a field", fields: [("X-Tag", "a")]) { $0.append("X-Tag", "a") },
        CauseCase(
            cause: .headerJoined, what: "with a space", fields: [("X-Tag", "a"), ("X-Tag", "b")]
        ) { $0["X-Tag"] = "a, b" },
        CauseCase(
            cause: .headerJoined, what: "in another order", fields: [("X-Tag", "a"), ("X-Tag", "b")]
        ) { $0["X-Tag"] = "b,a" },
        CauseCase(cause: .headerWhitespaceChanged, what: "none is left", fields: [("X-Tag", "a b")]) {
            $0["X-Tag"] = "ab"
        },
        CauseCase(cause: .headerCharset, what: "UTF-8 read as Latin-1", fields: [("X-Name", "é")]) {
            $0["X-Name"] = "Ã©"
        },
        CauseCase(cause: .headerRewritten, what: "another value", fields: [("X-Tag", "a")]) { $0["X-Tag"] = "b" },
        CauseCase(cause: .hostPort, what: "the port is lost", fields: [("Host", "api.example.com:8443")]) {
            $0["Host"] = "api.example.com"
        },
        CauseCase(cause: .hostPort, what: "the port is shown", fields: [("Host", "api.example.com")]) {
            $0["Host"] = "api.example.com:443"
        },
        CauseCase(cause: .hostChanged, what: "a proxy's upstream", fields: [("Host", "api.example.com")]) {
            $0["Host"] = "10.0.0.7"
        },
        CauseCase(cause: .dateChanged, what: "a minute later") { $0["X-Amz-Date"] = "20150830T123700Z" },
        CauseCase(cause: .signedHeadersChanged, what: "a proxy signs again") { message in
            message.append("X-Proxy", "1")
            let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
            let other = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "other")
            let again = try? signer.sign(message.request, payload: .empty, credentials: other, at: CauseCase.date)
            if let again { message.request = again.request }
        },
    ]

    /// What happens to bodies and secrets.
    static let payloads: [CauseCase] = [
        CauseCase(cause: .bodyChanged, what: "other bytes", method: .post, body: "a=b") { $0.body = Array("a=c".utf8) },
        CauseCase(cause: .bodyReserialized, what: "a line end", method: .post, body: "a=b") { $0.body += [10] },
        CauseCase(cause: .bodyReserialized, what: "other line ends", method: .post, body: "a\nb\n") {
            $0.body = Array("a\r\nb\r\n".utf8)
        },
        CauseCase(cause: .bodyReserialized, what: "compact JSON", method: .post, body: #"{ "a b": [1, 2] }"#) {
            $0.body = Array(#"{"a b":[1,2]}"#.utf8)
        },
        CauseCase(cause: .bodyReserialized, what: "Python's JSON", method: .post, body: #"{"a":[1,2]}"#) {
            $0.body = Array(#"{"a": [1, 2]}"#.utf8)
        },
        CauseCase(cause: .bodyReserialized, what: "a byte order mark", method: .post, body: "a=b") {
            $0.body = [0xEF, 0xBB, 0xBF] + $0.body
        },
        CauseCase(cause: .bodyLost, what: "by a redirect", method: .post, body: "a=b") { $0.body = [] },
        CauseCase(cause: .bodyNotSigned, what: "signed as none", method: .post, payload: .empty) {
            $0.body = Array("a=b".utf8)
        },
        CauseCase(
            cause: .payloadTakenAsUnsigned, what: "a presigned URL with the hash", service: "s3", target: "/key",
            signs: .standard, verifies: SigningRules(acceptsUnsignedPayload: true), isPresigned: true),
        CauseCase(cause: .wrongSecret, what: "the service has another", secret: "another secret"),
    ]
}
