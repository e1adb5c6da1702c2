import HTTPTypes
import SignetSigV4
import SignetTestSupport
import Testing

@Suite("A request that was changed is refused")
struct BitFlipTests {
    @Test(
        "Every bit of method, target, host, header names and values, body and Authorization counts",
        arguments: ["execute-api", "s3"], [SigningAlgorithm.hmacSHA256, .ecdsaP256SHA256])
    func everyBit(service: String, algorithm: SigningAlgorithm) throws {
        let sample = try Sample(service: service, algorithm: algorithm)
        #expect(throws: Never.self) { try sample.verify(sample.signed, body: sample.body) }
        var flips = 0
        for mutant in sample.mutants() {
            flips += 1
            #expect(throws: VerificationError.self, "\(mutant.what)") {
                try sample.verify(mutant.request, body: mutant.body)
            }
        }
        #expect(flips > 2500)
    }

    @Test("Of 3,000 random changes, none verifies that changes the canonical request")
    func randomRequests() throws {
        var random = SplitMix64(seed: 3)
        let count = Samples.count(3000)
        var refused = 0
        for _ in 0..<count {
            let sample = RandomRequest(using: &random, canonicalQuery: false)
            let signed = try sample.sign()
            var target = Array(sample.target.utf8)
            let index = Int.random(in: 0..<target.count, using: &random)
            target[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
            guard target.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), target.first == UInt8(ascii: "/") else { continue }
            var changed = signed.request
            changed.pseudoHeaderFields.path = HTTPField(name: try #require(.init(parsed: ":path")), value: target)
            let resigned = try SigV4Signer(service: sample.service, region: sample.region).sign(
                changed, payload: sample.payload, credentials: sample.credentials, at: sample.date)
            let isSame = resigned.signature == signed.signature
            refused += isSame ? 0 : 1
            let isAccepted =
                (try? sample.verifier.verify(changed, payload: sample.payload, at: sample.date) { _ in
                    sample.credentials
                }) != nil
            #expect(isAccepted == isSame, "\(sample.target) with bit of byte \(index) flipped")
        }
        #expect(refused > count / 2)
    }
}

/// One signed request without equivalent spellings, and every request that differs from it by one bit.
private struct Sample {
    struct Mutant {
        let what: String
        let request: HTTPRequest
        let body: [UInt8]
    }

    let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token/+=")
    let date = Timestamp(secondsSince1970: 1_440_938_160)
    let body = Array(#"{"client":"curl"}"#.utf8)
    let signed: HTTPRequest
    private let service: String
    private let pathName: HTTPField.Name
    private let authorityName: HTTPField.Name

    init(service: String, algorithm: SigningAlgorithm) throws {
        self.service = service
        pathName = try #require(.init(parsed: ":path"))
        authorityName = try #require(.init(parsed: ":authority"))
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "example.com:8443", path: "/orders/7?client=curl&empty",
            headerFields: [.contentType: "application/json", .accept: "a/b;q=0.5"])
        let signer =
            switch algorithm {
            case .hmacSHA256: SigV4Signer(service: service, region: "eu-west-1")
            case .ecdsaP256SHA256: SigV4Signer(service: service, regionSet: ["eu-west-1"])
            }
        signed = try signer.sign(
            request, payload: .sha256(of: body), credentials: credentials, at: date
        ).request
    }

    func verify(_ request: HTTPRequest, body: [UInt8]) throws {
        _ = try SigV4Verifier(service: service, region: "eu-west-1").verify(
            request, payload: .sha256(of: body), at: date
        ) { _ in credentials }
    }

    /// Flips that give a byte no HTTP parser lets through (controls in a target or value, anything but a token in a
    /// name) are not requests; a letter of a name in the other case is the same name.
    func mutants() -> [Mutant] {
        var mutants: [Mutant] = []
        for (index, byte) in Self.flips(Array(signed.method.rawValue.utf8)) {
            guard let method = HTTPRequest.Method(Self.text(signed.method.rawValue, index, byte)) else { continue }
            mutants.append(mutant("method") { $0.method = method })
        }
        for (index, byte) in Self.flips(Array((signed.path ?? "").utf8)) {
            let field = HTTPField(name: pathName, value: Self.bytes(signed.path ?? "", index, byte))
            mutants.append(mutant("target byte \(index)") { $0.pseudoHeaderFields.path = field })
        }
        for (index, byte) in Self.flips(Array((signed.authority ?? "").utf8)) {
            let field = HTTPField(name: authorityName, value: Self.bytes(signed.authority ?? "", index, byte))
            mutants.append(mutant("host byte \(index)") { $0.pseudoHeaderFields.authority = field })
        }
        for (position, field) in signed.headerFields.enumerated() {
            for (index, byte) in Self.flips(Array(field.value.utf8)) {
                let value = Self.bytes(field.value, index, byte)
                mutants.append(
                    mutant("value of \(field.name) byte \(index)") {
                        $0.headerFields[position] = HTTPField(name: field.name, value: value)
                    })
            }
            for (index, byte) in Self.flips(Array(field.name.rawName.utf8)) {
                guard let name = HTTPField.Name(Self.text(field.name.rawName, index, byte)), name != field.name else {
                    continue
                }
                mutants.append(
                    mutant("name of \(field.name) byte \(index)") {
                        $0.headerFields[position] = HTTPField(name: name, value: field.value)
                    })
            }
        }
        for index in body.indices {
            for bit in 0..<8 {
                var body = body
                body[index] ^= 1 << bit
                mutants.append(Mutant(what: "body byte \(index)", request: signed, body: body))
            }
        }
        return mutants
    }

    private func mutant(_ what: String, _ change: (inout HTTPRequest) -> Void) -> Mutant {
        var request = signed
        change(&request)
        return Mutant(what: what, request: request, body: body)
    }

    private static func flips(_ bytes: [UInt8]) -> [(index: Int, byte: UInt8)] {
        bytes.indices.flatMap { index in
            (0..<8).map { (index, bytes[index] ^ (1 << $0)) }.filter { $0.1 > 0x20 && $0.1 != 0x7F }
        }
    }

    private static func bytes(_ text: String, _ index: Int, _ byte: UInt8) -> [UInt8] {
        var bytes = Array(text.utf8)
        bytes[index] = byte
        return bytes
    }

    private static func text(_ text: String, _ index: Int, _ byte: UInt8) -> String {
        String(decoding: bytes(text, index, byte), as: UTF8.self)
    }
}
