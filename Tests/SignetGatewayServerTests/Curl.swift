#if Socket
    import Foundation

    /// The system's curl.
    struct Curl {
        let status: Int32
        let output: String

        /// Runs `curl --silent --show-error --max-time 30` with `arguments`.
        static func run(_ arguments: String...) async throws -> Curl {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                ["curl", "-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", "30"] + arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            // Blocks: neither on the cooperative pool nor where one test would wait for another.
            let data: Data = await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    let data = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    continuation.resume(returning: data)
                }
            }
            return Curl(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
        }
    }
#endif
