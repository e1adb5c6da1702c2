import ArgumentParser
import Foundation
import Signet

/// `signet demo`: the whole story, on the embedded gateway or a real one.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Assume a role, then GET and POST through each transport.",
        discussion: """
            Without --url, an embedded gateway checks every request as API Gateway and STS do, and the demo shows \
            what they refuse as well. With --url and --role-arn, a real gateway is called with the credentials of the \
            environment.
            """)

    @Option(help: "The URL of a resource of a real API that accepts GET and POST.")
    var url: String?

    @Option(name: .customLong("role-arn"), help: "The role to assume for --url.")
    var roleARN: String?

    @Option(help: "The region of --url; else the host's, AWS_REGION, or AWS_DEFAULT_REGION.")
    var region: String?

    @Option(name: .customLong("sts-url"), help: "Where STS is; else AWS_ENDPOINT_URL_STS, or the region's endpoint.")
    var stsURL: String?

    @Option(name: .customLong("api-key-file"), help: "A file that holds the API key of --url.")
    var apiKeyFile: String?

    func validate() throws {
        guard (url == nil) == (roleARN == nil) else { throw ValidationError("--url and --role-arn go together.") }
        if url == nil, apiKeyFile != nil || region != nil || stsURL != nil {
            throw ValidationError("--region, --sts-url and --api-key-file go with --url.")
        }
    }

    func run() async throws {
        do {
            let isAsItMustBe = try await url == nil ? demonstrateEmbedded() : demonstrateReal()
            if !isAsItMustBe { throw ExitStatus.transport }
        } catch let error as TransportError {
            try CallFailure(error).print(as: .text)
            throw ExitStatus.of(error)
        }
    }

    /// Echoes and refusals, on a gateway that lives as long as the demo.
    private func demonstrateEmbedded() async throws(TransportError) -> Bool {
        #if Socket
            let gateway = try await EmbeddedGateway.start(http: nil, https: nil)
            print("A gateway with IAM authorisation and an API key listens on \(gateway.https) and \(gateway.http).\n")
            var table = DemoTable()
            for name in TransportName.allCases {
                let courier = try DemoCourier(name, on: gateway)
                table.echoes += await courier.echoes()
                table.refusals += await courier.refusals()
                if case .unsupported(let reason) = courier.transport.capabilities[.customCA] {
                    table.notes.append("\(name.rawValue) calls over http: \(reason).")
                }
                await courier.transport.shutdown()
            }
            await gateway.shutdown()
            table.print()
            return table.isAsItMustBe
        #else
            throw TransportError(
                .unsupported, during: nil, "this build of signet leaves out the embedded gateway",
                remedy: "build with the package trait Socket, or give --url", requestMayHaveBeenSent: false)
        #endif
    }

    /// Echoes only: a real gateway's keys and roles are not ours to abuse.
    private func demonstrateReal() async throws(TransportError) -> Bool {
        guard let url, let roleARN else { return false }
        var apiKey: String?
        if let apiKeyFile {
            apiKey = String(decoding: try InputText.read("@" + apiKeyFile), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let region = try SigningScope.resolve(
            ScopeFlags(service: "execute-api", region: region), host: RequestURL(url).authority
        ).region
        var table = DemoTable()
        for name in TransportName.allCases {
            let transport = try name.makeTransport()
            let role = try STS.assume(
                roleARN, sessionName: "signet-demo", region: region, url: stsURL, source: EnvironmentCredentials(),
                transport: transport)
            let place = DemoPlace(url: url, region: region, apiKey: apiKey, role: role, deniedRole: nil)
            table.echoes += await DemoCourier(name: name, transport: transport, place: place).echoes()
            await transport.shutdown()
        }
        table.print()
        return table.isAsItMustBe
    }
}
