import ArgumentParser
import Signet

/// `signet presign`: a URL that carries its signature.
struct PresignCommand: SigningCommand {
    static let configuration = CommandConfiguration(
        commandName: "presign", abstract: "Print a URL that anybody can use for a while.",
        usage: """
            signet presign [METHOD] URL [OPTIONS]
            signet presign --batch [OPTIONS] < requests.jsonl
            """,
        discussion: """
            The URL is good for the method, the host and the header fields it was made with; other fields may be sent \
            as well. The body is not signed for S3; for other services it is the one given, or none.
            """)

    @OptionGroup var request: RequestFlags
    @OptionGroup var scope: ScopeFlags
    @OptionGroup var signing: SigningFlags
    @OptionGroup var connection: ConnectionFlags
    @OptionGroup var tls: TLSFlags
    @OptionGroup var input: BatchFlags

    @Option(name: .customLong("expires-in"), help: "Seconds the URL is good for, 1 to 604800 (a week).")
    var expiresIn = 3600

    @Flag(
        name: .customLong("allow-early-expiry"),
        help: "Accept that the credentials, and the URL with them, end before those seconds are over.")
    var allowEarlyExpiry = false

    @Option(help: "What to print: text, the URL, or json.")
    var format: OutputFormat?

    func validate() throws {
        try requireInput()
        guard (1...604_800).contains(expiresIn) else {
            throw ValidationError("--expires-in takes 1 to 604800 seconds (a week), which is what AWS accepts.")
        }
        if input.batch, format == .text { throw ValidationError("A batch is JSON Lines.") }
    }

    func run() async throws {
        let form = SignatureForm.query(expiresIn: expiresIn, allowingEarlyExpiry: allowEarlyExpiry)
        do {
            try await sign(in: form) { signed in
                format == .json ? signed.json : Array((signed.url + "\n").utf8)
            }
        } catch {
            try CallFailure(error).print(as: format ?? .text)
            throw ExitStatus.of(error)
        }
    }
}
