import ArgumentParser

@main
struct SignetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signet", abstract: "Call HTTP APIs protected by AWS IAM.")
}
