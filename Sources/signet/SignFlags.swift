import ArgumentParser
import Foundation
import Signet
import SignetCore
import SignetSigV4

/// What `sign` and `presign` share: one request from the flags, or a batch from standard input.
struct SignFlags: ParsableArguments {
    @OptionGroup var request: RequestFlags
    @OptionGroup var signing: SigningFlags
    @OptionGroup var connection: ConnectionFlags

    @Flag(help: "Sign JSON Lines from standard input.")
    var batch = false

    @Option(
        name: .customLong("payload-hash"),
        help: ArgumentHelp(
            "Sign for a body that is not given here: its SHA-256 in hexadecimal, or UNSIGNED-PAYLOAD.",
            valueName: "HASH"))
    var payloadHash: String?

    func validate() throws {
        if let payloadHash {
            guard (try? Self.payload(payloadHash)) != nil else {
                throw ValidationError("--payload-hash takes 64 lower-case hexadecimal digits, or UNSIGNED-PAYLOAD.")
            }
            guard !batch, !request.hasBody else { throw ValidationError("--payload-hash stands for one body.") }
        }
        if !batch { return try request.requireURL() }
        guard request.areAbsent else { throw ValidationError("With --batch, the requests come from standard input.") }
    }

    private static func payload(_ text: String) throws(SigV4Error) -> PayloadHash {
        text == PayloadHash.unsigned.value ? .unsigned : try .precomputed(text)
    }

    /// Signs what the flags ask for, and prints one request as `text` writes it.
    func sign(in form: SignatureForm, as text: (SignedOutput) -> [UInt8]) async throws(TransportError) {
        // Where nothing is sent, no transport has to be there.
        let transport = signing.assumesRole ? try connection.makeTransport() : nil
        do throws(TransportError) {
            if batch {
                try await signBatch(in: form, over: transport)
            } else {
                let request = try request.makeRequest(options: connection.makeOptions())
                try request.validate(for: TransportCapabilities())
                let (signing, credentials) = try await signing.resolve(for: request, over: transport)
                let signed = try await SignedOutput(
                    of: request, payload: payloadHash.flatMap { try? Self.payload($0) }, in: form, as: signing,
                    with: credentials)
                try await BlockingOutput.write(text(signed))
            }
        } catch {
            await transport?.shutdown()
            throw error
        }
        await transport?.shutdown()
    }

    private func signBatch(in form: SignatureForm, over transport: (any Transport)?) async throws(TransportError) {
        let signer = BatchSigner(
            form: form, credentials: try await signing.batchCredentials(over: transport), clock: signing.clock,
            scope: signing.scope, environment: ProcessInfo.processInfo.environment)
        let failures = try await Batch(signer).run(from: STDIN_FILENO)
        if failures > 0 { StandardError.write("signet: \(failures) lines were not signed\n") }
    }
}
