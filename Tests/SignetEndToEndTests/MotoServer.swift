import Foundation
import SignetTestSupport

/// moto's STS on a free port, with signature checks on.
final class MotoServer {
    /// What `moto_setup.py` made.
    struct Setup: Decodable, Sendable {
        let accessKeyId: String
        let secretAccessKey: String
        let roleArn: String
    }

    let url: String
    let setup: Setup
    private let program: RunningProgram

    private init(url: String, setup: Setup, program: RunningProgram) {
        self.url = url
        self.setup = setup
        self.program = program
    }

    deinit {
        program.kill(SIGTERM)
    }

    /// Starts it, and waits until it says where it listens.
    static func start() async throws -> MotoServer {
        let errors = Pipe()
        let program = try RunningProgram(
            Program.python, ["-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
            input: FileHandle.nullDevice.fileDescriptor, output: FileHandle.nullDevice.fileDescriptor,
            errors: errors.fileHandleForWriting.fileDescriptor)
        try errors.fileHandleForWriting.close()
        let port = await BlockingThread.run { readPort(from: errors.fileHandleForReading) }
        let url = "http://127.0.0.1:\(port)"
        let setup = try await Program.run(Program.python, [Programs.oracle("moto_setup.py"), url])
        guard setup.status == 0 else {
            program.kill(SIGTERM)
            throw SetupFailed(errors: setup.errors)
        }
        return MotoServer(
            url: url, setup: try JSONDecoder().decode(Setup.self, from: Data(setup.output.utf8)), program: program)
    }

    struct SetupFailed: Error {
        let errors: String
    }

    /// ` * Running on http://127.0.0.1:PORT`, then goes on reading so that the log never fills its pipe.
    private static func readPort(from file: FileHandle) -> Int {
        var text = ""
        while true {
            let data = file.availableData
            if data.isEmpty { return 0 }
            text += String(decoding: data, as: UTF8.self)
            if let match = text.firstMatch(of: /Running on http:\/\/127\.0\.0\.1:(\d+)\s/), let port = Int(match.1) {
                Thread.detachNewThread { while !file.availableData.isEmpty {} }
                return port
            }
        }
    }
}
