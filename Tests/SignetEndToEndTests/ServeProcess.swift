import Foundation
import SignetTestSupport

/// `signet serve --format json`, running until it is stopped.
struct ServeProcess {
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
    private let program: RunningProgram

    /// Starts it, and waits for its line.
    static func start() async throws -> ServeProcess {
        let output = Pipe()
        let program = try RunningProgram(
            Programs.signet, ["serve", "--format", "json"], input: FileHandle.nullDevice.fileDescriptor,
            output: output.fileHandleForWriting.fileDescriptor, errors: FileHandle.standardError.fileDescriptor)
        try output.fileHandleForWriting.close()
        let line = await BlockingThread.run { readLine(from: output.fileHandleForReading) }
        return ServeProcess(announcement: try JSONDecoder().decode(Announcement.self, from: line), program: program)
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
        program.kill(signal)
        return await program.wait()
    }
}
