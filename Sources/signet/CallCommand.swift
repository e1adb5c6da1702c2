import ArgumentParser
import Foundation
import Signet

/// `signet call`: sign and send, like curl.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call", abstract: "Sign a request and send it, like curl.",
        usage: "signet call [METHOD] URL [OPTIONS]",
        discussion: "Credentials come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.")

    @OptionGroup var request: RequestFlags
    @OptionGroup var scope: ScopeFlags
    @OptionGroup var signing: SigningFlags
    @OptionGroup var connection: ConnectionFlags
    @OptionGroup var tls: TLSFlags

    @Flag(name: .customLong("no-sign"), help: "Send the request as it is.")
    var noSign = false

    @Option(name: .shortAndLong, help: "Write the body to this file.")
    var output: String?

    @Flag(name: .shortAndLong, help: "Print the response's head before its body.")
    var include = false

    @Flag(name: .shortAndLong, help: "Show the request, redacted, and the response's head on standard error.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Exit with status 22 when the server answers 400 or more.")
    var fail = false

    @Option(help: "How often to try again; 0, the default, for one attempt.")
    var retries = 0

    @Option(help: "What to print: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        try request.requireURL()
        guard retries == 0 else { throw ValidationError("--retries takes 0 only: signet makes one attempt.") }
    }

    func run() async throws {
        let start = ContinuousClock.now
        do {
            let transport = try connection.makeTransport(tls)
            let status: Int
            do {
                status = try await call(transport, since: start)
            } catch {
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
            if fail, status >= 400 { throw ExitStatus.httpError }
        } catch let error as TransportError {
            try CallFailure(error).print(as: format)
            throw ExitStatus.of(error)
        }
    }

    /// Sends the request, prints the response, and gives its status.
    private func call(_ transport: any Transport, since start: ContinuousClock.Instant) async throws -> Int {
        let request = try request.makeRequest(options: connection.makeOptions())
        let verbose = VerboseTransport(transport, isVerbose: verbose)
        let sender: any Transport =
            noSign ? verbose : verbose.signing(try await signing.configuration(for: request, in: scope, over: verbose))
        let response = try await sender.send(request)
        let sink = try OutputSink(path: output)
        switch format {
        case .text:
            if include { try sink.write(Array(HeadText.of(response).utf8)) }
            for try await chunk in response.body { try sink.write(chunk) }
        case .json:
            let body = try await response.body.collect(upTo: CallReport.bodyLimit)
            if output != nil { try sink.write(body) }
            let report = CallReport(
                response, body: output == nil ? body : nil, transport: connection.transport,
                total: ContinuousClock.now - start)
            try JSONLine.print(report)
        }
        return response.status.code
    }
}
