#if Socket
    import SignetTestSupport

    /// A program of the system, run to its end.
    struct Command {
        let status: Int32
        /// What it wrote to standard error, then what it wrote to standard output.
        let output: String

        static func curl(_ arguments: String...) async throws -> Command {
            try await run(
                "curl", ["-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", "30"] + arguments)
        }

        static func openssl(_ arguments: String...) async throws -> Command {
            try await run("openssl", arguments)
        }

        private static func run(_ program: String, _ arguments: [String]) async throws -> Command {
            let ended = try await Program.run(program, arguments)
            return Command(status: ended.status, output: ended.errors + ended.output)
        }
    }
#endif
