import HTTPTypes
import SignetSigV4
import SignetTestSupport
import Testing

@Suite(
    "botocore",
    .enabled(Comment(rawValue: BotocoreOracle.absence)) { await Program.pythonHas("botocore.auth") })
struct BotocoreTests {
    @Test("botocore makes the same canonical request and Authorization of 2,000 random requests")
    func differential() async throws {
        var random = SplitMix64(seed: 4)
        let requests = (0..<2000).map { _ in RandomRequest(using: &random, canonicalQuery: true) }
        let answers = try await BotocoreOracle.sign(requests)
        #expect(answers.count == requests.count)
        var compared = 0
        for (request, answer) in zip(requests, answers) {
            let signed = try request.sign()
            // botocore signs an S3 path as it stands: only a path in canonical form can be compared.
            let isComparable =
                request.service != "s3" || signed.canonicalRequest.split(separator: "\n")[1] == request.path
            guard isComparable else { continue }
            compared += 1
            #expect(signed.canonicalRequest == answer.canonicalRequest)
            #expect(signed.request.headerFields[.authorization] == answer.authorization)
        }
        #expect(compared > 1500)
    }
}
