import Glibc

/// This program, started once more, with a pipe on which it sends lines.
///
/// Its calls block: they belong on a thread of their own.
struct ChildProcess: ~Copyable {
    /// Why there is no next line.
    enum End: Error, Hashable {
        /// The child has closed its pipe.
        case closed
        /// Nothing came in time.
        case silent
    }

    /// The descriptor on which a child sends its lines.
    static let pipe: Int32 = 3

    private let identifier: pid_t
    private let reading: Int32
    private var unread: [UInt8] = []

    /// Starts it with `arguments`, where `files`, if any, are the system's.
    ///
    /// Signals are neither blocked nor ignored in it, whatever they are here: a transport that provokes one shall meet it.
    init(
        _ arguments: [String], among files: SystemFiles? = nil
    ) throws(ConformanceRunError) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw ConformanceRunError("pipe", errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let program = [Self.program ?? "/proc/self/exe"] + arguments
        let result = Self.spawn(files?.command(program) ?? program, writing: ends[1])
        close(ends[1])
        switch result {
        case .success(let identifier): (self.identifier, reading) = (identifier, ends[0])
        case .failure(let error):
            close(ends[0])
            throw error
        }
    }

    deinit {
        close(reading)
    }

    private static func spawn(_ command: [String], writing: Int32) -> Result<pid_t, ConformanceRunError> {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, writing, pipe)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        // A crash is a verdict here: nobody needs the seconds that Swift takes to describe it.
        let backtrace = strdup("SWIFT_BACKTRACE=enable=no")
        defer { free(backtrace) }
        var identifier = pid_t()
        let status = posix_spawnp(
            &identifier, command[0], &actions, &attributes, words, Self.environment(with: backtrace))
        return status == 0 ? .success(identifier) : .failure(ConformanceRunError("posix_spawn", status))
    }

    /// The path of this program: another one may come between it and its child.
    private static var program: String? {
        realpath("/proc/self/exe", nil).map { path in
            defer { free(path) }
            return String(cString: path)
        }
    }

    private static func environment(with added: UnsafeMutablePointer<CChar>?) -> [UnsafeMutablePointer<CChar>?] {
        var variables = [added]
        var next = environ
        while let variable = next.pointee {
            if strncmp(variable, "SWIFT_BACKTRACE=", 16) != 0 { variables.append(variable) }
            next += 1
        }
        return variables + [nil]
    }

    /// The next line, without its end.
    mutating func nextLine(within limit: Duration) -> Result<String, End> {
        let deadline = ContinuousClock.now.advanced(by: limit)
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeFirst(end + 1) }
                return .success(String(decoding: unread[..<end], as: UTF8.self))
            }
            let rest = deadline - .now
            guard rest > .zero else { return .failure(.silent) }
            var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            let status = poll(&waiting, 1, Int32(min(rest.inMilliseconds, 60_000)) + 1)
            guard status > 0 else { continue }
            var piece = [UInt8](repeating: 0, count: 4096)
            let count = read(reading, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .failure(.closed) }
            unread += piece[..<count]
        }
    }

    /// Ends it, however it is.
    func kill() {
        Glibc.kill(identifier, SIGKILL)
    }

    /// Waits for its end. To be called once.
    consuming func wait() -> ChildEnd {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        return ChildEnd(status)
    }
}
