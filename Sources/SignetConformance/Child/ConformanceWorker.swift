import Glibc

/// The child's side of a run: cases from one index on, a record before and after each.
struct ConformanceWorker: Sendable {
    private static let flag = "--conformance-child"

    private let subject: ConformanceSubject
    private let entries: [ConformanceEntry]
    private let first: Int

    /// `nil` when `arguments` are not those of a child.
    init?(_ arguments: [String], _ subjects: [ConformanceSubject], _ entries: [ConformanceEntry]) {
        guard arguments.count == 4, arguments[1] == Self.flag, let first = Int(arguments[3]),
            let subject = subjects.first(where: { $0.name == arguments[2] })
        else { return nil }
        self.subject = subject
        self.entries = entries
        self.first = first
    }

    /// Whether this process was started as a child; one that goes on regardless must not have children of its own.
    static var isChild: Bool { CommandLine.arguments.dropFirst().first == flag }

    /// What a child is started with.
    static func arguments(_ subject: String, from first: Int) -> [String] {
        [flag, subject, "\(first)"]
    }

    func run() async -> Never {
        _ = fcntl(ChildProcess.pipe, F_SETFD, FD_CLOEXEC)
        let shared = SharedTransport()
        for index in entries.indices.dropFirst(first) {
            tell(.begun(index))
            let result = await entries[index].run(subject, shared)
            tell(.ended(index, result.verdict, measurement: result.measurement))
            // Of what still runs, nobody knows what it does to the next: that one is for another child.
            if result.verdict.isHang { _exit(0) }
        }
        // Without the destructors that `exit` would run: threads of a transport may still be at work.
        _exit(0)
    }

    private func tell(_ record: ChildRecord) {
        let line = Array((record.line + "\n").utf8)
        var sent = 0
        while sent < line.count {
            let count = line[sent...].withUnsafeBytes { write(ChildProcess.pipe, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody listens any more.
            guard count > 0 else { _exit(1) }
            sent += count
        }
    }
}
