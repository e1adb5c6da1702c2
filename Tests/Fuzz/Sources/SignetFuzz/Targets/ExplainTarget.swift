import HTTPTypes
import SignetSigV4

/// Answers of services, and requests as they saw them: any bytes are explained, no secret is shown, and what did not
/// change is not found to differ.
enum ExplainTarget {
    private static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    private static let body = Array("{}".utf8)
    private static let credentials = Credentials(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: secret)
    private static let record = try? SigningRecord(
        SigV4Signer(service: "s3", region: "eu-west-1").sign(
            HTTPRequest(
                method: .put, scheme: "https", authority: "example.com", path: "/a%20b?c=d+e&f",
                headerFields: [.contentType: "text/plain", .accept: "a  b"]),
            payload: .sha256(of: body), credentials: credentials, at: Timestamp(secondsSince1970: 1_440_938_160)),
        credentials: credentials, body: body)

    static func run(_ input: inout FuzzedInput) {
        switch input.byte() & 3 {
        case 0: check(try? SignatureExplainer(record).explain(Array(input.rest())))
        case 1: check(try? SignatureExplainer().explain(Array(input.rest())))
        case 2: check(SignatureExplainer(record).explain(received: FuzzedRequest(&input).request, body: body))
        default: unchanged(FuzzedRequest(&input))
        }
    }

    private static func check(_ explanation: Explanation?) {
        require(explanation?.description.contains(secret) != true, "the secret is shown")
    }

    private static func unchanged(_ fuzzed: FuzzedRequest) {
        guard
            let signed = try? fuzzed.signer.sign(
                fuzzed.request, payload: fuzzed.payload, credentials: fuzzed.credentials, at: fuzzed.date)
        else { return }
        let explanation = SignatureExplainer(SigningRecord(signed, credentials: fuzzed.credentials))
            .explain(received: signed.request)
        require(explanation.differences.isEmpty, "what did not change differs: \(explanation)")
        check(explanation)
    }
}
