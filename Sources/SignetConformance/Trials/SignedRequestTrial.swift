import HTTPTypes
import SignetCore
import SignetSigV4

/// A signed request: its signature is computed anew from nothing but the bytes that arrive.
///
/// Whatever a transport changes on the way (a path segment, a space, the order of what is joined) shows here.
struct SignedRequestTrial: Trial {
    let sample: SignedSample

    private static let service = "execute-api"
    private static let region = "eu-west-1"
    /// Signing and verifying read no clock: any date will do.
    private static let date = Timestamp(secondsSince1970: 1_440_938_160)
    private static let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        sessionToken: "a/session+token==")

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        let server = try RawServer(.ok)
        let request = try signed(sample.request(to: server.url))
        run.note("the response")
        let observation = await run.observe(request, .read, server)
        let isRefused = await observation.isRefusal(server)
        await server.stop()
        if isRefused, let excuse = run.excuse { return excuse }
        if let why = observation.difference(from: .response()) { return .failed(why) }
        guard let arrived = server.requests.first, arrived.isComplete, server.requests.count == 1 else {
            return .failed("\(server.requests.count) requests arrived")
        }
        do {
            try verify(arrived)
            return judge(arrived, request)
        } catch {
            return .failed("the signature of what arrived does not hold: \(error): \(Quoted(arrived.bytes))")
        }
    }

    /// What a signature leaves open, as it is computed of a normalised path.
    private func judge(_ arrived: RecordedRequest, _ request: Request) -> CaseResult.Verdict {
        let line = "\(request.head.method) \(request.head.path ?? "") HTTP/1.1"
        guard arrived.requestLine == line else { return .failed("the request line was \(arrived.requestLine)") }
        return arrived.content == sample.content ? .passed : .failed("the body was \(Quoted(arrived.content))")
    }

    private func signed(_ request: Request) throws -> Request {
        let signer = SigV4Signer(service: Self.service, region: Self.region)
        var request = request
        request.head =
            if sample.isPresigned {
                try signer.presign(
                    request.head, payload: .sha256(of: sample.content), credentials: Self.credentials, at: Self.date,
                    expiresIn: 60
                ).request
            } else {
                try signer.sign(
                    request.head, payload: .sha256(of: sample.content), credentials: Self.credentials, at: Self.date
                ).request
            }
        return request
    }

    private func verify(_ arrived: RecordedRequest) throws {
        let verifier = SigV4Verifier(service: Self.service, region: Self.region)
        _ = try verifier.verify(try head(arrived), payload: .sha256(of: arrived.content), at: Self.date) { _ in
            Self.credentials
        }
    }

    /// The head as a server reads it.
    private func head(_ arrived: RecordedRequest) throws(RawServerError) -> HTTPRequest {
        guard let method = arrived.requestLine.split(separator: " ").first.flatMap({ HTTPRequest.Method(String($0)) })
        else { throw RawServerError("the request line", arrived.requestLine) }
        var request = HTTPRequest(
            method: method, scheme: "http", authority: arrived["host"].first, path: arrived.target)
        for line in RequestBytes.lines(of: arrived.bytes[..<arrived.headLength]).dropFirst() where !line.isEmpty {
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            guard let name = HTTPField.Name(String(decoding: name, as: UTF8.self)) else {
                throw RawServerError("a field line", Quoted(line).description)
            }
            // As bytes: a value need not be UTF-8. HTTPTypes trims the space after the colon.
            let value = line.dropFirst(name.rawName.utf8.count + 1).drop { $0 == UInt8(ascii: " ") }
            if name.canonicalName != "host" { request.headerFields.append(HTTPField(name: name, value: Array(value))) }
        }
        return request
    }
}
