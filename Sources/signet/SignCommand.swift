import ArgumentParser
import Foundation
import Signet
import SignetCore

/// `signet sign`: a request with its signature, not sent.
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Print a signed request, or sign a batch of them.",
        usage: """
            signet sign [METHOD] URL [OPTIONS]
            signet sign --batch [OPTIONS] < requests.jsonl
            """,
        discussion: """
            Nothing is sent, unless a role is to be assumed. What is printed is good for minutes, for whoever reads it.

            A batch is {"id","method","url","headers":[[name,value]…],"body"|"bodyBase64"} a line, and becomes \
            {"id","method","url","headers","signature","canonicalRequest","stringToSign"} or \
            {"id","error":{"kind","message"}}.
            """)

    @OptionGroup var request: RequestFlags
    @OptionGroup var signing: SigningFlags
    @OptionGroup var connection: ConnectionFlags

    @Option(help: "What to print: http, headers, curl or json.")
    var format: SignFormat?

    @Flag(help: "Sign JSON Lines from standard input.")
    var batch = false

    func validate() throws {
        if !batch { return try request.requireURL() }
        guard request.areAbsent else { throw ValidationError("With --batch, the requests come from standard input.") }
        if let format, format != .json { throw ValidationError("A batch is JSON Lines.") }
    }

    func run() async throws {
        do {
            let transport = try connection.makeTransport()
            do {
                try await batch ? signBatch(over: transport) : signOne(over: transport)
            } catch {
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
        } catch let error as TransportError {
            try CallFailure(error).print(as: format == .json ? .json : .text)
            throw ExitStatus.of(error)
        }
    }

    private func signOne(over transport: any Transport) async throws(TransportError) {
        let request = try request.makeRequest(options: connection.makeOptions())
        try request.validate(for: TransportCapabilities())
        let signed = try await signing.signature(of: request, over: transport)
        try await BlockingOutput.write(form(of: signed))
    }

    private func form(of signed: SignedOutput) -> [UInt8] {
        switch format ?? .http {
        case .http: return signed.http
        case .headers: return Array(signed.headerLines.utf8)
        case .curl: return Array((signed.curl + "\n").utf8)
        case .json:
            var writer = JSONWriter()
            writer.raw("{")
            signed.writeMembers(to: &writer)
            signed.writeUnsignedHeaders(to: &writer)
            writer.raw("}\n")
            return writer.bytes
        }
    }

    private func signBatch(over transport: any Transport) async throws(TransportError) {
        let signer = BatchSigner(
            credentials: try await signing.batchCredentials(over: transport), clock: signing.clock,
            service: signing.service, region: signing.region, environment: ProcessInfo.processInfo.environment)
        let failures = try await Batch(signer).run(from: STDIN_FILENO)
        if failures > 0 { StandardError.write("signet: \(failures) lines were not signed\n") }
    }
}
