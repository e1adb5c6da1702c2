import Foundation

/// A program to be run, with its arguments.
struct Command {
    /// The path of the program, then its arguments.
    var words: [String]
    /// What is added to this process's environment.
    var environment: [String: String] = [:]

    /// The same, run by another program such as `taskset`.
    func wrapped(in prefix: [String]) -> Command {
        Command(words: prefix + words, environment: environment)
    }

    /// Starts it; its standard output goes to the pipe.
    func start() throws -> (process: Process, output: Pipe) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        try Self.withoutBlockedSignals { try process.run() }
        return (process, output)
    }

    /// Runs it to its end, and returns what it wrote to standard output.
    @discardableResult
    func run() throws -> String {
        let (process, output) = try start()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Unmeasured("\(words[0]) exited with status \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// A program inherits the signals that the thread blocks which starts it, and Swift's threads block SIGINT, by which wrk is ended.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var blocked = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &blocked)
        defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
        try body()
    }
}
