import ArgumentParser

/// `signet`: the whole library from a shell.
@main
struct SignetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signet",
        abstract: "Call HTTP APIs protected by AWS IAM, through the HTTP client of your choice.",
        subcommands: subcommands)

    private static var subcommands: [any ParsableCommand.Type] {
        var commands: [any ParsableCommand.Type] = [
            DemoCommand.self, CallCommand.self, SignCommand.self, PresignCommand.self, ExplainCommand.self,
            VerifyCommand.self,
        ]
        #if Socket
            commands.append(ServeCommand.self)
        #endif
        return commands
    }
}
