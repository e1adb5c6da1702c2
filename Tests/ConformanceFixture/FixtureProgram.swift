import Glibc
import HTTPTypes
import SignetConformance
import SignetCore

/// Runs two cases against transports that end or stop the process they run in: what is left of the run is printed.
@main
enum FixtureProgram {
    static func main() async throws {
        var run = ConformanceRun()
        run.sections = [.exchange]
        // A call that needs an answer, and one that is refused before it needs anything.
        run.only = ["The deadline ends the wait for the head", "A deadline that has passed"]
        await run.serveIfChild(subjects)

        for subject in subjects {
            // Longer than a process takes to start on a busy machine.
            run.limit = .seconds(subject.name == "stopping" ? 5 : 60)
            for result in try await run.results(of: subject) { print("\(subject.name): \(result)") }
        }
    }

    private static let subjects = [
        subject("answering") {},
        subject("trapping") { preconditionFailure("what a fault within a transport comes to") },
        subject("aborting") { abort() },
        subject("exiting") { exit(3) },
        subject("stopping") { raise(SIGSTOP) },
    ]

    private static func subject(_ name: String, _ act: @escaping @Sendable () -> Void) -> ConformanceSubject {
        ConformanceSubject(name) { _ in
            StubTransport { _ in
                act()
                return Response(status: .ok)
            }
        }
    }
}
