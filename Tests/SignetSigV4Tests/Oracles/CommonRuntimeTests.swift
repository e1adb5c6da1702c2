import HTTPTypes
import SignetSigV4
import SignetTestSupport
import Testing

@Suite(
    "AWS Common Runtime",
    .enabled(Comment(rawValue: CommonRuntimeOracle.absence)) { await Program.pythonHas("awscrt.auth") })
struct CommonRuntimeTests {
    @Test(
        "Of 1,000 random requests, each that the Common Runtime signs verifies, in both forms with both algorithms",
        arguments: [nil, 600], [SigningAlgorithm.hmacSHA256, .ecdsaP256SHA256])
    func differential(expiresIn: Int?, algorithm: SigningAlgorithm) async throws {
        var random = SplitMix64(seed: 8)
        let count = Samples.count(1000)
        let requests = try (0..<count).map { _ in RandomRequest(using: &random, canonicalQuery: true) }.filter(
            Self.isComparable)
        #expect(requests.count > count * 7 / 10)
        let answers = try await CommonRuntimeOracle.sign(requests, with: algorithm, expiresIn: expiresIn)
        #expect(answers.count == requests.count)
        for (request, answer) in zip(requests, answers) {
            let signed = try answer.request(request.method)
            let verified = try request.verifier.verify(signed, payload: request.payload, at: request.date) { _ in
                request.credentials
            }
            #expect(verified.regionSet == (algorithm == .hmacSHA256 ? nil : [request.region, "sa-*"]))
        }
    }

    /// The Common Runtime signs an S3 path as it stands: only a path in canonical form can be compared.
    private static func isComparable(_ request: RandomRequest) throws -> Bool {
        try request.service != "s3" || request.sign().canonicalRequest.split(separator: "\n")[1] == request.path
    }
}
