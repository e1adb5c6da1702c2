#if Socket
    import ArgumentParser
    import Foundation
    import Signet
    import SignetGateway

    /// `signet serve`: the embedded gateway on real sockets.
    struct ServeCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "Serve an API behind IAM and an API key, and an STS, to develop against.",
            discussion: "It makes development credentials of its own, and stops on SIGTERM and SIGINT.")

        @Option(help: ArgumentHelp("Where to listen for http; port 0 for any free one.", valueName: "HOST:PORT"))
        var http: String?

        @Option(help: ArgumentHelp("Where to listen for https.", valueName: "HOST:PORT"))
        var https: String?

        @Option(help: "What to print: text, with every request and its verdict, or one line of json.")
        var format = OutputFormat.text

        func run() async throws {
            let isText = format == .text
            do {
                let gateway = try await EmbeddedGateway.start(http: http, https: https) { verdict in
                    if isText { StandardOutput.write("\(verdict)\n") }
                }
                // Before the announcement: whoever reads it may stop us at once.
                StopSignals.install()
                let announcement = ServeAnnouncement(gateway)
                switch format {
                case .json: try JSONLine.print(announcement)
                case .text: StandardOutput.write(announcement.text)
                }
                try await StopSignals.first()
                await gateway.shutdown()
            } catch let error as TransportError {
                try CallFailure(error).print(as: format)
                throw ExitStatus.of(error)
            }
        }
    }
#endif
