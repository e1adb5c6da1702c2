import ArgumentParser
import SignetSigV4

/// What `sign` and `presign` sign beside a request with its body: a batch, or a body that is not here.
struct BatchFlags: ParsableArguments {
    @Flag(help: "Sign JSON Lines from standard input.")
    var batch = false

    @Option(
        name: .customLong("payload-hash"),
        help: ArgumentHelp(
            "Sign for a body that is not given here: its SHA-256 in hexadecimal, or UNSIGNED-PAYLOAD.",
            valueName: "HASH"))
    var payloadHash: String?

    func validate() throws {
        guard payloadHash != nil else { return }
        guard payload != nil else {
            throw ValidationError("--payload-hash takes 64 lower-case hexadecimal digits, or UNSIGNED-PAYLOAD.")
        }
        if batch { throw ValidationError("--payload-hash stands for one body.") }
    }

    /// What --payload-hash stands for.
    var payload: PayloadHash? {
        guard let payloadHash else { return nil }
        return payloadHash == PayloadHash.unsigned.value ? .unsigned : try? .precomputed(payloadHash)
    }
}
