/// A verified head, and what checks the signatures that follow its own.
struct VerifiedSeed {
    let head: VerifiedRequest
    let chain: ChainVerifier
}
