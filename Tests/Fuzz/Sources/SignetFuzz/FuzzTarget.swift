/// What is fuzzed.
enum FuzzTarget: String, CaseIterable {
    /// The canonical request.
    case canonical
    /// The parser of signatures in headers and queries.
    case authorization
    /// Signer and verifier.
    case verify
    /// The explainer.
    case explain
    /// Bodies in signed chunks.
    case chunks
    /// Event-stream messages.
    case events
    /// Responses of HTTP/1.1.
    case response
    /// Bodies in their framing: chunks above all.
    case framing
    /// Requests of HTTP/1.1.
    case request
    /// The answers of HTTP and SOCKS proxies.
    case proxy
    /// A planted fault, which must be found.
    case planted

    func run(_ bytes: UnsafeRawBufferPointer) {
        var input = FuzzedInput(bytes)
        switch self {
        case .canonical: CanonicalTarget.run(&input)
        case .authorization: AuthorizationTarget.run(&input)
        case .verify: VerifyTarget.run(&input)
        case .explain: ExplainTarget.run(&input)
        case .chunks: ChunksTarget.run(&input)
        case .events: EventsTarget.run(&input)
        case .response: ResponseTarget.run(&input)
        case .framing: FramingTarget.run(&input)
        case .request: RequestTarget.run(&input)
        case .proxy: ProxyTarget.run(&input)
        case .planted: PlantedTarget.run(&input)
        }
    }
}
