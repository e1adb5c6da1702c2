import HTTPTypes
import SignetCore
import SignetGateway
import SignetSigV4
import Testing

@Suite("What changes on the way is refused")
struct TamperingTests {
    static let token = HTTPField.Name("X-Amz-Security-Token")
    static let amzDate = HTTPField.Name("X-Amz-Date")

    @Test("A bit that flips in any byte of the target, the body, or a signed header is never answered 200")
    func flippedBits() async throws {
        let caller = try Caller()
        let session = try await caller.session()
        var request = try caller.request(.post, "/prod/orders?client=a%20b&x=1", body: #"{"client":"signet"}"#)
        request.head.headerFields[.contentType] = "application/json"
        let signed = try caller.sign(request, as: session)
        #expect(try await caller.answer(to: signed).status == 200)

        let flipped = FlippedBits(of: signed)
        let variants = flipped.targets + flipped.bodies + flipped.headers
        var statuses: [Int: Int] = [:]
        for variant in variants {
            let status: Int
            // What breaks a rule of HTTP is an error of the caller; it is not judged at all.
            do { status = try await caller.answer(to: variant).status } catch is TransportError { status = 0 }
            statuses[status, default: 0] += 1
        }
        #expect(statuses[403, default: 0] > 500)
        #expect(Set(statuses.keys).isSubset(of: [0, 403]))
    }

    @Test("Another method, host, or service is refused")
    func otherPlace() async throws {
        let caller = try Caller()
        let signed = try caller.sign(caller.request())
        var method = signed
        method.head.method = .delete
        var host = signed
        host.head.authority = "localhost"
        for variant in [method, host] {
            #expect(try await caller.answer(to: variant).errorType == "InvalidSignatureException")
        }
    }

    @Test("Headers that change what a service does have to be signed, and the host")
    func unsignedHeaders() async throws {
        let caller = try Caller()
        var added = try caller.sign(caller.request())
        added.head.headerFields.append(try HTTPField(validating: "X-Amz-Meta-Role", "admin"))
        let refused = try await caller.answer(to: added)
        #expect(refused.errorType == "InvalidSignatureException")
        #expect(refused.text.contains("'x-amz-meta-role' must be a 'SignedHeader' in the AWS Authorization."))

        var hostless = try caller.sign(caller.request())
        let value = hostless.head.headerFields[.authorization] ?? ""
        hostless.head.headerFields[.authorization] = value.replacing("SignedHeaders=host;", with: "SignedHeaders=")
        let answer = try await caller.answer(to: hostless)
        #expect(answer.text.contains("'Host' or ':authority' must be a 'SignedHeader'"))
    }

    @Test("A second value of what is read once is refused: Authorization, date, token")
    func duplicates() async throws {
        let caller = try Caller()
        let session = try await caller.session()
        let signed = try caller.sign(caller.request(), as: session)
        for name in [.authorization, Self.amzDate, Self.token].compactMap({ $0 }) {
            var doubled = signed
            doubled.head.headerFields.append(HTTPField(name: name, value: signed.head.headerFields[name] ?? ""))
            let answer = try await caller.answer(to: doubled)
            #expect(answer.status == 403)
            #expect(answer.errorType == "IncompleteSignatureException")
        }
    }

    @Test(
        "Another scheme than SigV4 is an incomplete signature",
        arguments: ["Basic dTpw", "Bearer x", "AWS4-HMAC-SHA256"])
    func otherSchemes(value: String) async throws {
        let caller = try Caller()
        var request = try caller.request()
        request.head.headerFields[.authorization] = value
        let answer = try await caller.answer(to: request)
        #expect(answer.status == 403 && answer.errorType == "IncompleteSignatureException")
    }
}
