import Foundation

/// `signet serve --format json`, running until it is stopped.
final class ServeProcess {
    /// The line it prints once it listens.
    struct Announcement: Decodable, Sendable {
        let http: String
        let https: String
        let caFile: String
        let apiURL: String
        let stsURL: String
        let region: String
        let accessKeyId: String
        let secretAccessKey: String
        let roleArn: String
        let apiKey: String
    }

    let announcement: Announcement
    private let process: Process

    private init(_ process: Process, _ announcement: Announcement) {
        self.process = process
        self.announcement = announcement
    }

    /// Starts it, and waits for its line.
    static func start() async throws -> ServeProcess {
        let process = ChildProcess.make(Programs.signet, ["serve", "--format", "json"], environment: [:])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: readLine(from: output.fileHandleForReading)) }
        }
        return ServeProcess(process, try JSONDecoder().decode(Announcement.self, from: line))
    }

    private static func readLine(from file: FileHandle) -> Data {
        var line = Data()
        while true {
            let byte = file.readData(ofLength: 1)
            if byte.isEmpty || byte == Data("\n".utf8) { return line }
            line += byte
        }
    }

    /// The development credentials as environment variables.
    var environment: [String: String] {
        [
            "AWS_ACCESS_KEY_ID": announcement.accessKeyId, "AWS_SECRET_ACCESS_KEY": announcement.secretAccessKey,
            "AWS_ENDPOINT_URL_STS": announcement.stsURL, "AWS_REGION": announcement.region,
        ]
    }

    /// Sends `signal` and gives the exit status.
    func stop(_ signal: Int32 = SIGTERM) async -> Int32 {
        kill(process.processIdentifier, signal)
        return await withCheckedContinuation { continuation in
            let process = process
            DispatchQueue.global().async {
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
    }
}
