import HTTPTypes
import SignetTestSupport

@testable import SignetSigV4

/// A random request to be signed in one form by two implementations.
struct DifferentialSample {
    let request: RandomRequest
    /// In seconds; `nil` to sign in the header.
    let expiresIn: Int?

    /// Half of them presigned.
    static func make(seed: UInt64) -> [DifferentialSample] {
        var random = SplitMix64(seed: seed)
        return (0..<Samples.count(20_000)).map { index in
            DifferentialSample(
                // Mostly what the other side takes for granted, so that few differences are quirks.
                request: RandomRequest(
                    using: &random, canonicalQuery: random.pick([true, true, true, false]),
                    canonicalS3Path: random.pick([true, true, true, false])),
                expiresIn: index.isMultiple(of: 2) ? nil : Int.random(in: 1...604_800, using: &random))
        }
    }

    var isPresigned: Bool { expiresIn != nil }
    var isS3: Bool { request.service == "s3" }
    var sendsPayloadHash: Bool { !isPresigned && (isS3 || request.service == "aoss") }

    /// Signs, leaving out the header fields that the other side leaves out.
    func sign(unsignedHeaders: [String]) throws -> SignedRequest {
        var rules = SigningRules.forService(request.service)
        rules.headers = HeaderPolicy(unsignedNames: unsignedHeaders + ["authorization"])
        let signer = SigV4Signer(service: request.service, region: request.region, rules: rules)
        guard let expiresIn else {
            return try signer.sign(
                request.request, payload: request.payload, credentials: request.credentials, at: request.date)
        }
        return try signer.presign(
            request.request, payload: isS3 ? .unsigned : .empty, credentials: request.credentials, at: request.date,
            expiresIn: expiresIn)
    }

    /// The signature of another canonical request for the same moment.
    func signature(of canonicalRequest: String) -> String {
        let scope = "\(request.date.dateStamp)/\(request.region)/\(request.service)/aws4_request"
        let hash = PayloadHash.sha256(of: canonicalRequest.utf8).value
        let stringToSign = "AWS4-HMAC-SHA256\n\(request.date.iso8601Basic)\n\(scope)\n\(hash)"
        let key = HMACKey.derived(
            secret: request.credentials.secretAccessKey, dateStamp: request.date.dateStamp, region: request.region,
            service: request.service)
        return Array(stringToSign.utf8).withUnsafeBytes { key.sign($0) }.hexadecimal
    }
}
