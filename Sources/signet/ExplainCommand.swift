import ArgumentParser
import Signet
import SignetSigV4

/// `signet explain`: why was this signature refused?
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a signature was refused.",
        usage: """
            signet explain [METHOD] URL [OPTIONS] < answer
            signet explain --signed-request FILE [OPTIONS] < answer
            signet explain < answer
            """,
        discussion: """
            The answer is what the service said (the XML of S3, the XML or JSON of other services, with or without the \
            head of the response, or what a command line made of it), or the request as it arrived at the service. The \
            request is given as to signet call, as a presigned URL, or as the bytes that were sent. Where it is signed \
            again, it is at --date, or at the date the answer shows. Nothing is sent. The exit status is 0 when a cause \
            was found, and 1 when not.
            """)

    @OptionGroup var request: RequestFlags
    @OptionGroup var scope: ScopeFlags
    @OptionGroup var signing: SigningFlags

    @Option(
        name: .customLong("signed-request"),
        help: ArgumentHelp("The request as it was sent, head and body; - for standard input.", valueName: "FILE"))
    var signedRequest: String?

    @Option(
        name: .customLong("refusal"),
        help: ArgumentHelp("The answer, or the request as it arrived; else standard input.", valueName: "FILE"))
    var refusal = "-"

    @Option(help: "What to print: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        if signedRequest != nil, !request.areAbsent {
            throw ValidationError("--signed-request is the request: give no URL, and none of its parts.")
        }
        if request.methodAndURL.isEmpty, !request.areAbsent { try request.requireURL() }
        if signing.roleARN != nil {
            // Each session has another token: the signature would never be the one that was refused.
            throw ValidationError("--role-arn would sign with another session: give the request with --signed-request.")
        }
    }

    func run() async throws {
        let explanation: Explanation
        do throws(TransportError) {
            explanation = try await explain(try InputText.read("@" + refusal))
        } catch {
            try CallFailure(error).print(as: format)
            throw ExitStatus.of(error)
        }
        switch format {
        case .json: try JSONLine.print(ExplanationReport(explanation))
        case .text: StandardOutput.write(explanation.description)
        }
        if explanation.outcome != .explained { throw ExitStatus.negative }
    }

    private func explain(_ answer: [UInt8]) async throws(TransportError) -> Explanation {
        if RawRequest.isBeginning(of: answer) {
            let received = try RawRequest(parsing: answer)
            guard let record = try await record(at: RequestDate.of(received.head)) else {
                throw .invalidRequest(
                    "a request alone explains nothing",
                    remedy: "give yours too: its URL, or the bytes that were sent with --signed-request")
            }
            return SignatureExplainer(record).explain(received: received.head, body: received.body)
        }
        let refusal: ServiceRefusal
        do {
            refusal = try ServiceRefusal(parsing: answer)
        } catch {
            throw .invalidRequest(error.description)
        }
        return SignatureExplainer(try await record(at: refusal.requestDate)).explain(refusal)
    }
}
