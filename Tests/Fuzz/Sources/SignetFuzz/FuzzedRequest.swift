import HTTPTypes
import SignetSigV4

/// A request, its body, and what to sign it with.
///
/// A byte of choices, then lines: method, authority, target and header fields up to an empty line; the rest is the body.
struct FuzzedRequest {
    let request: HTTPRequest
    let payload: PayloadHash
    let signer: SigV4Signer
    let verifier: SigV4Verifier
    let credentials: Credentials
    let date: Timestamp

    // One signer and verifier for each service, so that keys are derived once.
    private static let services = ["execute-api", "s3", "aoss", "iotdevicegateway", "s3express"]
    private static let signers = services.map { SigV4Signer(service: $0, region: "eu-west-1") }
    private static let verifiers = services.map {
        SigV4Verifier(service: $0, region: "eu-west-1", limits: VerificationLimits(headerFields: 4096))
    }
    private static let permanent = Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    private static let temporary = Credentials(
        accessKeyID: "ASIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        sessionToken: "FwoGZXIvYXdzE//////////wEaD+/=")

    init(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let service = Int(choice & 7) % Self.services.count
        signer = Self.signers[service]
        verifier = Self.verifiers[service]
        credentials = choice & 8 == 0 ? Self.permanent : Self.temporary
        date = Timestamp(secondsSince1970: 1_440_938_160 + Int64(choice >> 6))
        let method = HTTPRequest.Method(input.text()) ?? .get
        let authority = input.line()
        let target = input.line()
        var request = HTTPRequest(method: method, scheme: "https", authority: "example.com", path: "/")
        request.pseudoHeaderFields.path = request.pseudoHeaderFields.path.map {
            HTTPField(name: $0.name, lenientValue: target)
        }
        if !authority.isEmpty {
            request.pseudoHeaderFields.authority = request.pseudoHeaderFields.authority.map {
                HTTPField(name: $0.name, lenientValue: authority)
            }
        }
        while true {
            let line = input.line()
            guard !line.isEmpty else { break }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
            else { continue }
            request.headerFields.append(HTTPField(name: name, lenientValue: line[(colon + 1)...]))
        }
        self.request = request
        payload = choice & 32 == 0 ? .sha256(of: input.rest()) : .empty
    }
}
