public import SignetCore
import SignetCredentials
import SignetSigV4

/// Signs each request, with the credentials and the date of the moment, and sends it on.
///
/// The innermost middleware: nothing changes a request after it is signed, and every attempt is signed anew.
public struct Signing: Transport {
    private let base: any Transport
    private let configuration: SigningConfiguration

    /// Requests sent through `base`, signed.
    public init(_ base: any Transport, _ configuration: SigningConfiguration) {
        self.base = base
        self.configuration = configuration
    }

    /// Those of the transport that carries the signed request.
    public var capabilities: TransportCapabilities { base.capabilities }

    /// Signs `request` and sends it.
    ///
    /// - Throws: ``TransportError``, in phase `.sign` with `.credentials` when there are none that can be used,
    ///   `.invalidRequest` when the request cannot be signed; else what the transport below throws.
    public func send(_ request: Request) async throws(TransportError) -> Response {
        // Before credentials are asked for, which may cost a request of their own.
        try request.validate(for: base.capabilities)
        let payload = try await configuration.signedPayload(of: request)
        let credentials = try await configuration.credentials.credentials(before: request.options.deadline)
        let signed: Request
        do {
            let signer = configuration.signer
            let now = configuration.clock.now
            switch payload {
            case .hash(let hash): signed = try request.signed(by: signer, with: credentials, payload: hash, at: now)
            case .chunks(let chunks):
                signed = try request.signed(by: signer, with: credentials, payload: chunks, at: now)
            }
        } catch {
            throw TransportError(signing: error, peer: request.origin.peer)
        }
        return try await base.send(signed)
    }

    /// Shuts down the transport below.
    public func shutdown() async {
        await base.shutdown()
    }
}

extension Transport {
    /// The transport that signs what it sends through this one.
    public func signing(_ configuration: SigningConfiguration) -> Signing {
        Signing(self, configuration)
    }

    /// The transport that signs what it sends through this one, for `service` in `region`.
    public func signing(service: String, region: String, credentials: any CredentialsProvider) -> Signing {
        Signing(self, SigningConfiguration(service: service, region: region, credentials: credentials))
    }
}
