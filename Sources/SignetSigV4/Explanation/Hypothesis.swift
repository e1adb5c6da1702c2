/// A guess at what was signed, given what arrived: whoever has the secret can prove it, because the signature is that of
/// the right guess and of no other.
struct Hypothesis {
    let finding: Finding
    let canonicalRequest: [UInt8]

    init(_ finding: Finding, _ canonicalRequest: [UInt8]) {
        self.finding = finding.with(.certain)
        self.canonicalRequest = canonicalRequest
    }
}
