import HTTPTypes
import Signet
import SignetCore
import SignetCredentials
import SignetSigV4

/// Our side of an explanation: a request to sign again, one that carries its signature, or none.
extension ExplainCommand {
    /// What was signed; `nil` if nothing was given.
    /// - Parameter date: when, if no flag says it.
    func record(at date: Timestamp?) async throws(TransportError) -> SigningRecord? {
        if let signedRequest {
            let raw = try RawRequest(parsing: InputText.read("@" + signedRequest))
            return try await Self.record(of: raw.head, body: raw.body)
        }
        guard !request.areAbsent else { return nil }
        let request = try request.makeRequest(options: RequestOptions())
        if request.head.path?.lowercased().contains("x-amz-signature=") == true {
            return try await Self.record(of: request.head, body: nil)
        }
        var (signing, credentials) = try await signing.resolve(for: request, in: scope, over: Self.noTransport)
        if self.signing.date == nil, let date { signing.clock = .fixed(date) }
        let payload = try await signing.payloadHash(of: request)
        do {
            let signed = try request.signature(
                by: signing.signer, with: credentials, payload: payload, at: signing.clock.now)
            return SigningRecord(signed, credentials: credentials, body: request.body.bytes)
        } catch {
            throw TransportError(signing: error, peer: request.origin.peer)
        }
    }

    /// The record of a request that is signed already; the credentials are a help, and not needed.
    private static func record(of head: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> SigningRecord {
        let credentials = try? await EnvironmentCredentials().credentials()
        do {
            let signer = try RequestSignature(of: head).accessKeyID
            return try SigningRecord(
                signedRequest: head, credentials: credentials.flatMap { $0.accessKeyID == signer ? $0 : nil },
                body: body)
        } catch {
            throw .invalidRequest("the signed request given cannot be used: \(error)")
        }
    }

    private static let noTransport = StubTransport { _ throws(TransportError) in
        throw .invalidRequest("nothing is sent to explain")
    }
}
