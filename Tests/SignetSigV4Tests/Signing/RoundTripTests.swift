import HTTPTypes
import SignetSigV4
import Testing

@Suite("What is signed verifies")
struct RoundTripTests {
    @Test("4,000 random requests verify, anywhere within the date window")
    func roundTrip() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<4000 {
            let sample = RandomRequest(using: &random, canonicalQuery: false)
            let signed = try sample.sign()
            let now = sample.date.adding(seconds: Int64.random(in: -300...300, using: &random))
            let verified = try sample.verifier.verify(signed.request, payload: sample.payload, at: now) { _ in
                sample.credentials
            }
            #expect(verified.signedHeaders == signed.signedHeaders)
            #expect(verified.requestDate == sample.date)
            #expect(verified.payload == sample.payload)
        }
    }

    @Test("1,000 random requests signed and presigned with SigV4a verify, with the secret and with the public key")
    func asymmetric() throws {
        var random = SplitMix64(seed: 6)
        for _ in 0..<1000 {
            let sample = RandomRequest(using: &random, canonicalQuery: false)
            let credentials = sample.credentials
            let signer = SigV4Signer(service: sample.service, regionSet: [sample.region, "sa-*"])
            let inHeader = try signer.sign(
                sample.request, payload: sample.payload, credentials: credentials, at: sample.date)
            let inQuery = try signer.presign(
                sample.request, payload: sample.payload, credentials: credentials, at: sample.date, expiresIn: 600)
            for signed in [inHeader, inQuery] {
                let bySecret = try sample.verifier.verify(
                    signed.request, payload: sample.payload, at: sample.date
                ) { _ in credentials }
                let byPublicKey = try sample.verifier.verify(
                    signed.request, signature: RequestSignature(of: signed.request), payload: sample.payload,
                    publicKey: ECDSAPublicKey(derivedFrom: credentials), sessionToken: credentials.sessionToken,
                    at: sample.date)
                #expect(bySecret == byPublicKey)
                #expect(bySecret.signedHeaders == signed.signedHeaders)
                #expect(bySecret.payload == sample.payload)
            }
        }
    }

    @Test("Signing a signed request again changes nothing but the date and the signature")
    func resigning() throws {
        var random = SplitMix64(seed: 2)
        for _ in 0..<500 {
            let sample = RandomRequest(using: &random, canonicalQuery: false)
            let signer = SigV4Signer(service: sample.service, region: sample.region)
            let once = try sample.sign()
            let same = try signer.sign(
                once.request, payload: sample.payload, credentials: sample.credentials, at: sample.date)
            #expect(Array(same.request.headerFields) == Array(once.request.headerFields))
            let later = try signer.sign(
                once.request, payload: sample.payload, credentials: sample.credentials,
                at: sample.date.adding(seconds: 86_400))
            let fresh = try signer.sign(
                sample.request, payload: sample.payload, credentials: sample.credentials,
                at: sample.date.adding(seconds: 86_400))
            #expect(Array(later.request.headerFields) == Array(fresh.request.headerFields))
            #expect(later.signature != once.signature)
        }
    }

    @Test("The order of fields of different names, and of query parameters, does not change the signature")
    func order() throws {
        let date = Timestamp(secondsSince1970: 1_440_938_160)
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
        func signature(_ target: String, _ fields: HTTPFields) throws -> String {
            let request = HTTPRequest(
                method: .get, scheme: "https", authority: "example.com", path: target, headerFields: fields)
            return try signer.sign(request, payload: .empty, credentials: credentials, at: date).signature
        }
        let one = try signature("/?a=1&b=2&a=0", [.accept: "*/*", .contentType: "text/plain"])
        let two = try signature("/?b=2&a=0&a=1", [.contentType: "text/plain", .accept: "*/*"])
        #expect(one == two)
    }

    @Test("One signer gives many tasks at once what it gives one")
    func concurrency() async throws {
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/")
        @Sendable func signature(day: Int64) throws -> String {
            // More days than the key cache holds, so that entries are replaced while others are read.
            try signer.sign(
                request, payload: .empty,
                credentials: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"),
                at: Timestamp(secondsSince1970: day % 40 * 86_400)
            ).signature
        }
        let alone = try (0..<40).map { try signature(day: $0) }
        try await withThrowingTaskGroup(of: (Int64, String).self) { group in
            for day in 0..<400 { group.addTask { (Int64(day), try signature(day: Int64(day))) } }
            for try await (day, signature) in group { #expect(signature == alone[Int(day % 40)]) }
        }
    }
}
