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
        case .planted: PlantedTarget.run(&input)
        }
    }
}
