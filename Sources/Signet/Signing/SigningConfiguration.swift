public import SignetCredentials
public import SignetSigV4

/// What requests are signed for, and as whom.
public struct SigningConfiguration: Sendable {
    /// What the signature says of a body.
    public enum Payload: Sendable, Hashable {
        /// Its hash. A stream, which would have to be read twice, is refused unless the call names its hash in
        /// `x-amz-content-sha256`.
        case hashed
        /// Its hash, but `UNSIGNED-PAYLOAD` for a stream of unknown hash: its bytes can be changed on the way, and few
        /// services besides S3 accept it.
        case unsignedStreams
        /// `UNSIGNED-PAYLOAD`, always.
        case unsigned
        /// The hash of bytes in memory; a file, or a stream of known length and unknown hash, is sent in chunks that are
        /// signed on the way, so that it is read once. S3 and what speaks its protocol take them.
        case chunked(Chunks = Chunks())
    }

    /// How a body is sent in chunks.
    public struct Chunks: Sendable, Hashable {
        /// The bytes of the body in each; see ``ChunkedPayload/chunkSizes``.
        public var size: Int
        /// Whether they are signed; unsigned ones need a checksum, and TLS.
        public var coverage: ChunkedPayload.Coverage
        /// What is computed on the way and sent behind the body.
        public var checksum: PayloadChecksum?

        /// Chunks of 64 KiB, signed, without a checksum.
        public init(
            size: Int = 65_536, coverage: ChunkedPayload.Coverage = .signed, checksum: PayloadChecksum? = nil
        ) {
            self.size = size
            self.coverage = coverage
            self.checksum = checksum
        }
    }

    /// Who signs; asked anew for every attempt.
    public var credentials: any CredentialsProvider
    /// What the signature says of a body.
    public var payload: Payload
    /// The date of the signature.
    public var clock: WallClock
    /// The service, the region and their rules, with the keys derived for them.
    public let signer: SigV4Signer

    /// Signatures for `service` in `region`.
    ///
    /// - Parameters:
    ///   - service: The name in the credential scope, such as `execute-api` for API Gateway.
    ///   - region: The region, such as `eu-west-1`.
    ///   - credentials: Who signs.
    ///   - rules: How the service canonicalises; by default as its name tells.
    ///   - payload: What the signature says of a body.
    ///   - clock: The date of the signature.
    public init(
        service: String, region: String, credentials: any CredentialsProvider, rules: SigningRules? = nil,
        payload: Payload = .hashed, clock: WallClock = .system
    ) {
        self.init(
            signer: SigV4Signer(service: service, region: region, rules: rules), credentials: credentials,
            payload: payload, clock: clock)
    }

    /// Signatures by `signer`, which may be one of SigV4a.
    public init(
        signer: SigV4Signer, credentials: any CredentialsProvider, payload: Payload = .hashed,
        clock: WallClock = .system
    ) {
        self.signer = signer
        self.credentials = credentials
        self.payload = payload
        self.clock = clock
    }

    /// Signatures of version 4, for `client = Client(…, signing: .sigV4(service:region:credentials:))`.
    public static func sigV4(
        service: String, region: String, credentials: any CredentialsProvider
    ) -> SigningConfiguration {
        SigningConfiguration(service: service, region: region, credentials: credentials)
    }

    /// Signatures of version 4 for an AWS endpoint: `signing: .sigV4(try AWSEndpoint(host: host), credentials: source)`.
    public static func sigV4(
        _ endpoint: AWSEndpoint, credentials: any CredentialsProvider
    ) -> SigningConfiguration {
        SigningConfiguration(service: endpoint.service, region: endpoint.region, credentials: credentials)
    }
}
