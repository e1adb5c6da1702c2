import ArgumentParser
import Foundation
import Signet
import SignetCredentials
import SignetSigV4

/// `signet verify`: is this request signed as it should be?
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the signature of a raw HTTP request on standard input.",
        usage: "signet verify [OPTIONS] < request",
        discussion: """
            The signature may be in the Authorization header or in the query, of SigV4 or SigV4a. The credentials it is \
            checked with come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. A signature that is not \
            accepted is explained, and the exit status is 1.
            """)

    @Option(help: "The service it must be for; else any.")
    var service: String?

    @Option(help: "The region it must be for; else any.")
    var region: String?

    @Option(help: ArgumentHelp("Verify as if it were this time: 20150830T123600Z or ISO 8601.", valueName: "DATE"))
    var date: String?

    @Option(help: ArgumentHelp("How far the date may be from now, both ways.", valueName: "SECONDS"))
    var skew: Int64 = 300

    @Option(help: "What to print: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        if let date, Self.timestamp(date) == nil {
            throw ValidationError("--date '\(date)' is neither 20150830T123600Z nor ISO 8601.")
        }
        guard skew >= 0 else { throw ValidationError("--skew is 0 seconds or more.") }
    }

    func run() async throws {
        let request: RawRequest
        let credentials: Credentials
        do throws(TransportError) {
            credentials = try await Self.credentials()
            request = try RawRequest(parsing: InputText.read("@-"))
        } catch {
            try CallFailure(error).print(as: format)
            throw ExitStatus.of(error)
        }
        let check = SignatureCheck(
            credentials: credentials, service: service, region: region,
            now: date.flatMap(Self.timestamp) ?? WallClock.system.now, toleranceSeconds: skew)
        let verified: VerifiedRequest
        do {
            verified = try check.verify(request)
        } catch {
            return try refuse(error)
        }
        try accept(verified)
    }

    private static func credentials() async throws(TransportError) -> Credentials {
        do {
            return try await EnvironmentCredentials().credentials()
        } catch {
            throw TransportError(credentials: error)
        }
    }

    private func accept(_ verified: VerifiedRequest) throws {
        switch format {
        case .json: try JSONLine.print(VerdictReport(verified))
        case .text:
            let names = verified.signedHeaders.joined(separator: ";")
            StandardOutput.write(
                """
                accepted: signed by \(verified.accessKeyID) at \(verified.requestDate) for \(verified.scope)
                signed headers: \(names)
                payload: \(verified.payload.value)

                """)
        }
    }

    private func refuse(_ refusal: RefusedRequest) throws {
        switch format {
        case .json: try JSONLine.print(VerdictReport(refusal))
        case .text: StandardOutput.write("refused: \(refusal.reason)\n\n\(refusal.explanation)")
        }
        throw ExitStatus.negative
    }

    private static func timestamp(_ text: String) -> Timestamp? {
        Timestamp(iso8601Basic: text) ?? Timestamp(iso8601: text)
    }
}
