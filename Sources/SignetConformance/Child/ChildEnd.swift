import Glibc

/// How a process ended.
enum ChildEnd: Sendable, Hashable, CustomStringConvertible {
    case exit(Int32)
    case signal(Int32)

    /// From what `waitpid` says.
    init(_ status: Int32) {
        // The macros of <sys/wait.h> do not come to Swift.
        let signal = status & 0x7F
        self = signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }

    /// The end of a sentence on a transport.
    var description: String {
        switch self {
        case .exit(let status): "the process ended with status \(status)"
        case .signal(let number): "the process was ended by \(Self.name(of: number))"
        }
    }

    /// Those that a faulty program meets, in words that do not change with the machine's language.
    private static func name(of signal: Int32) -> String {
        switch signal {
        case SIGILL: "SIGILL, an illegal instruction: Swift's way to stop at a broken precondition"
        case SIGTRAP: "SIGTRAP, a trap: Swift's way to stop at a broken precondition"
        case SIGABRT: "SIGABRT, an abort"
        case SIGSEGV: "SIGSEGV, an access to memory that is not there"
        case SIGBUS: "SIGBUS, an access to memory that is not there"
        case SIGFPE: "SIGFPE, an arithmetic error"
        case SIGPIPE: "SIGPIPE, a write to a connection that the peer had closed"
        case SIGKILL: "SIGKILL, for want of memory perhaps"
        default: "signal \(signal)"
        }
    }
}
