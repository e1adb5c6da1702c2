import HTTPTypes
@testable import SignetSigV4
import Testing

/// The stream of the event tests of aws-c-auth: a request, then a second later each `A`, `B`, `C` and the end.
enum EventExample {
    static let credentials = Credentials(accessKeyID: "access", secretAccessKey: "secret")
    static let date = Timestamp(secondsSince1970: 348_474_600)
    static let signatures = [
        "7aabf85b765e6a4d0d500b6e968657b14726fa3e1eb7e839302728ffd77629a5",
        "f72aa9642f571d24a6e1ae42f10f073ad9448d8a028b6bcd82da081335adda02",
        "632af120435b57ec241d8bfbb12e496dfd5e2730a1a02ac0ab6eaa230ae02e9a",
        "c6f679ddb3af68f5e82f0cf6761244cb2338cf11e7d01a24130aea1b7c17e53e",
    ]

    static func open(at date: Timestamp = date) throws -> EventRequest {
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "demo.us-east-1.amazonaws.com", path: "/streaming",
            headerFields: [.contentEncoding: "application/vnd.amazon.eventstream"])
        return try SigV4Signer(service: "demo", region: "us-east-1").signEvents(
            request, credentials: credentials, at: date)
    }

    static func verifier(of request: HTTPRequest, at now: Timestamp = date) throws -> EventVerifier {
        try SigV4Verifier(service: "demo", region: "us-east-1").verifyEvents(request, at: now) { id in
            id == "access" ? credentials : nil
        }.verifier
    }
}
