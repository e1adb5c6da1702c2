import Glibc

/// A program that has been started.
///
/// Not Foundation's `Process`: that one blocks the thread that waits, and it crashed when many tests used it at once.
public struct RunningProgram: Sendable {
    private let identifier: pid_t

    /// Starts `program`, looked up in PATH when it has no slash, with `environment` added to ours.
    ///
    /// The descriptors become its standard input, output and error; they stay the caller's to close.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], input: Int32, output: Int32,
        errors: Int32
    ) throws(ProgramError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, target) in [(input, 0), (output, 1), (errors, 2)] {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Dispatch blocks signals on its threads, and a child inherits that.
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let words = CStrings([program] + arguments)
        let variables = CStrings(Self.environment(adding: environment))
        var identifier = pid_t()
        let status = posix_spawnp(&identifier, program, &actions, &attributes, words.pointers, variables.pointers)
        guard status == 0 else {
            throw ProgramError("\(program) cannot be started: \(String(cString: strerror(status)))")
        }
        self.identifier = identifier
    }

    /// Sends `signal`.
    public func kill(_ signal: Int32) {
        Glibc.kill(identifier, signal)
    }

    /// Waits for the end: the exit status, or 128 and the signal that ended it. To be called once.
    public func wait() async -> Int32 {
        await BlockingThread.run { [identifier] in
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
            return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        }
    }

    private static func environment(adding added: [String: String]) -> [String] {
        var variables = added.map { "\($0)=\($1)" }
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            if added[String(text.prefix { $0 != "=" })] == nil { variables.append(text) }
            next += 1
        }
        return variables
    }
}
