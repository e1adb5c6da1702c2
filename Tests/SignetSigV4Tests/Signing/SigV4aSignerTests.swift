import HTTPTypes
import SignetSigV4
import Testing

@Suite("SigV4a signer")
struct SigV4aSignerTests {
    private let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "tok/en+=")
    private let date = Timestamp(secondsSince1970: 1_440_938_160)
    private let signer = SigV4Signer(service: "execute-api", regionSet: ["eu-west-1", "us-*"])
    private let request = HTTPRequest(method: .get, scheme: "https", authority: "h.com", path: "/orders?b=2&a=1")

    @Test("The header form sends and signs the region set, and names no region in the scope")
    func header() throws {
        let signed = try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        #expect(signed.algorithm == .ecdsaP256SHA256 && signer.algorithm == .ecdsaP256SHA256)
        #expect(signed.scope.region == nil && signer.region == nil)
        #expect(signed.scope.description == "20150830/execute-api/aws4_request")
        #expect(signed.request.headerFields[try #require(.init("X-Amz-Region-Set"))] == "eu-west-1,us-*")
        #expect(signed.signedHeaders == ["host", "x-amz-date", "x-amz-region-set", "x-amz-security-token"])
        #expect(
            signed.request.headerFields[.authorization]
                == "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/execute-api/aws4_request, "
                + "SignedHeaders=host;x-amz-date;x-amz-region-set;x-amz-security-token, Signature=\(signed.signature)")
        #expect(try ECDSAPublicKey(derivedFrom: credentials).isValid(signed.signature, of: signed.stringToSign))
    }

    @Test("The query form names the region set there, and in no header")
    func query() throws {
        let signed = try signer.presign(request, credentials: credentials, at: date, expiresIn: 60)
        #expect(signed.request.headerFields.isEmpty)
        #expect(
            signed.request.path
                == "/orders?b=2&a=1&X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256"
                + "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fexecute-api%2Faws4_request&X-Amz-Date=20150830T123600Z"
                + "&X-Amz-SignedHeaders=host&X-Amz-Expires=60&X-Amz-Security-Token=tok%2Fen%2B%3D"
                + "&X-Amz-Region-Set=eu-west-1%2Cus-%2A&X-Amz-Signature=\(signed.signature)")
        #expect(try ECDSAPublicKey(derivedFrom: credentials).isValid(signed.signature, of: signed.stringToSign))
    }

    @Test("A token that is appended unsigned is sent and not covered, in both forms")
    func appendedToken() throws {
        let signer = SigV4Signer(
            service: "execute-api", regionSet: .all, rules: SigningRules(sessionToken: .appendedUnsigned))
        let inHeader = try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        #expect(inHeader.signedHeaders == ["host", "x-amz-date", "x-amz-region-set"])
        #expect(inHeader.unsignedHeaders.map(\.name) == ["x-amz-security-token"])
        #expect(!inHeader.canonicalRequest.contains("tok"))
        let inQuery = try signer.presign(request, credentials: credentials, at: date, expiresIn: 60)
        #expect(inQuery.request.path?.contains("&X-Amz-Security-Token=tok%2Fen%2B%3D&") == true)
        #expect(!inQuery.canonicalRequest.contains("tok"))
    }

    @Test("Signing again with either algorithm, in either form, replaces what was there before")
    func resigning() throws {
        let other = SigV4Signer(service: "execute-api", region: "eu-west-1")
        func inHeader(_ request: HTTPRequest, _ signer: SigV4Signer) throws -> SignedRequest {
            try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        }
        func inQuery(_ request: HTTPRequest, _ signer: SigV4Signer) throws -> SignedRequest {
            try signer.presign(request, credentials: credentials, at: date, expiresIn: 60)
        }
        for sign in [inHeader, inQuery] {
            for signer in [signer, other] {
                let fresh = try sign(request, signer)
                for earlier in try [
                    inHeader(request, self.signer), inHeader(request, other), inQuery(request, self.signer),
                    inQuery(request, other),
                ] {
                    let again = try sign(earlier.request, signer)
                    #expect(again.canonicalRequest == fresh.canonicalRequest)
                    #expect(again.request.headerFields.map(\.name) == fresh.request.headerFields.map(\.name))
                }
            }
        }
    }

    @Test("Two signatures of one request differ, and all else is the same")
    func randomness() throws {
        let one = try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        let two = try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        #expect(one.signature != two.signature)
        #expect(one.stringToSign == two.stringToSign)
    }

    @Test(
        "A region set that cannot be sent is refused",
        arguments: [
            [], [""], ["us-east-1", ""], ["us east 1"], ["us-east-1\r\nX: y"], ["us-east-1,eu-west-1"], ["us/east"],
            ["régión"], ["us-east-?"], [String(repeating: "a", count: 65)], Array(repeating: "us-east-1", count: 65),
        ])
    func invalidRegionSets(patterns: [String]) throws {
        let signer = SigV4Signer(service: "execute-api", regionSet: RegionSet(patterns))
        let error = try #require(throws: SigV4Error.self) {
            try signer.sign(request, payload: .empty, credentials: credentials, at: date)
        }
        #expect(error.kind == .invalidScope)
        #expect(throws: SigV4Error.self) {
            try signer.presign(request, credentials: credentials, at: date, expiresIn: 60)
        }
    }

    @Test("An invalid service or secret is refused as for SigV4")
    func invalidParts() throws {
        let nameless = SigV4Signer(service: "", regionSet: .all)
        #expect(throws: SigV4Error.self) {
            try nameless.sign(request, payload: .empty, credentials: credentials, at: date)
        }
        let error = try #require(throws: SigV4Error.self) {
            try signer.sign(
                request, payload: .empty, credentials: Credentials(accessKeyID: "AKID", secretAccessKey: "secret\n"),
                at: date)
        }
        #expect(error.kind == .invalidCredentials)
    }
}
