import ArgumentParser
import Signet

/// `signet sign`: a request with its signature, not sent.
struct SignCommand: SigningCommand {
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
    @OptionGroup var scope: ScopeFlags
    @OptionGroup var signing: SigningFlags
    @OptionGroup var connection: ConnectionFlags
    @OptionGroup var tls: TLSFlags
    @OptionGroup var input: BatchFlags

    @Option(help: "What to print: http, headers, curl or json.")
    var format: SignFormat?

    func validate() throws {
        try requireInput()
        if input.batch, let format, format != .json { throw ValidationError("A batch is JSON Lines.") }
    }

    func run() async throws {
        do {
            try await sign(in: .header, as: (format ?? .http).text(of:))
        } catch {
            try CallFailure(error).print(as: format == .json ? .json : .text)
            throw ExitStatus.of(error)
        }
    }
}
