#if Curl
    import Foundation
    import Glibc
    import SignetTestSupport

    /// A program of `Peers`, which prints the port it listens on and serves until it is let go.
    final class PythonServer: Sendable {
        let port: Int
        private let process = Process()

        init(_ name: String, _ arguments: [String]) throws {
            let output = Pipe()
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "Peers/\(name)")
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [Program.python, script.path] + arguments
            // Its end is the program's, should this process end first.
            process.standardInput = Pipe()
            process.standardOutput = output
            try process.run()
            var text = ""
            while !text.hasSuffix("\n") {
                let data = output.fileHandleForReading.availableData
                guard !data.isEmpty else { throw CocoaError(.executableLoad) }
                text += String(decoding: data, as: UTF8.self)
            }
            guard let port = Int(text.dropLast()) else { throw CocoaError(.executableLoad) }
            self.port = port
        }

        deinit {
            // SIGTERM may be blocked in it, as it is in the thread that started it.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }
#endif
