import ArgumentParser
import Foundation
import Signet
import SignetCore
import SignetSigV4

/// What `sign` and `presign` share: one request from the flags, or a batch from standard input.
///
/// Each has the groups of flags itself: a group within a group is checked again for each that holds it.
protocol SigningCommand: AsyncParsableCommand {
    var request: RequestFlags { get }
    var scope: ScopeFlags { get }
    var signing: SigningFlags { get }
    var connection: ConnectionFlags { get }
    var tls: TLSFlags { get }
    var input: BatchFlags { get }
}

extension SigningCommand {
    /// Refuses flags that name neither one request nor a batch.
    func requireInput() throws {
        if input.payloadHash != nil, request.hasBody { throw ValidationError("--payload-hash stands for one body.") }
        if !input.batch { return try request.requireURL() }
        guard request.areAbsent else { throw ValidationError("With --batch, the requests come from standard input.") }
    }

    /// Signs what the flags ask for, and prints one request as `text` writes it.
    func sign(in form: SignatureForm, as text: (SignedOutput) -> [UInt8]) async throws(TransportError) {
        // Where nothing is sent, no transport has to be there.
        let transport = signing.assumesRole ? try connection.makeTransport(tls) : nil
        do throws(TransportError) {
            if input.batch {
                try await signBatch(in: form, over: transport)
            } else {
                let request = try request.makeRequest(options: connection.makeOptions())
                try request.validate(for: TransportCapabilities())
                let (signing, credentials) = try await signing.resolve(for: request, in: scope, over: transport)
                let signed = try await SignedOutput(
                    of: request, payload: input.payload, in: form, as: signing, with: credentials)
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
            form: form, credentials: try await signing.batchCredentials(over: transport, in: scope.region),
            clock: signing.clock, scope: scope, environment: ProcessInfo.processInfo.environment)
        let failures = try await Batch(signer).run(from: STDIN_FILENO)
        if failures > 0 { StandardError.write("signet: \(failures) lines were not signed\n") }
    }
}
