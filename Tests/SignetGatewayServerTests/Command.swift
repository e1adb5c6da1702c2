#if Socket
    import Foundation

    /// A program of the system, run to its end.
    struct Command {
        let status: Int32
        /// Both of its outputs.
        let output: String

        static func curl(_ arguments: String...) async throws -> Command {
            try await run(["curl", "-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", "30"] + arguments)
        }

        static func openssl(_ arguments: String...) async throws -> Command {
            try await run(["openssl"] + arguments)
        }

        private static func run(_ arguments: [String]) async throws -> Command {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = arguments
            let pipe = Pipe()
            process.standardInput = FileHandle.nullDevice
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
            return Command(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
        }
    }
#endif
