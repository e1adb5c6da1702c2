import Glibc

/// Every case against one transport, in child processes: a transport that crashes or hangs fails the case, not the run.
///
/// A program that is its own child has two lines in its `main`:
///
/// ```swift
/// let run = ConformanceRun()
/// await run.serveIfChild([subject])                 // does not return in a child
/// let results = try await run.results(of: subject) { print($0) }
/// ```
public struct ConformanceRun: Sendable {
    /// The parts of the contract to be run, in this order.
    public var sections = ConformanceSection.allCases
    /// Only cases whose names hold one of these texts; none for all.
    public var only: [String] = []
    /// Whether lookups of ``HeldName`` are held up in this program.
    public var holdsNames = false
    /// How long a child may run one case, before it is killed and the case has failed.
    ///
    /// 180 s: more than any case allows itself, so that it ends those only that cannot end themselves.
    public var limit = Duration.seconds(180)

    /// A run of everything.
    public init() {}

    var entries: [ConformanceEntry] {
        ConformanceEntry.all(sections, holdingNames: holdsNames).filter { entry in
            only.isEmpty || only.contains { entry.name.contains($0) }
        }
    }

    /// The name of each case and the part it belongs to, in the order of the results.
    public var cases: [(section: ConformanceSection, name: String)] { entries.map { ($0.section, $0.name) } }

    /// Runs the cases it was started for, and ends the process, if this is a child. To come first in a program.
    public func serveIfChild(_ subjects: [ConformanceSubject]) async {
        guard let worker = ConformanceWorker(CommandLine.arguments, subjects, entries) else { return }
        await worker.run()
    }

    /// Runs every case against `subject`.
    ///
    /// - Parameter report: Is told of each result as it comes, on any thread.
    /// - Returns: One result a case, in the order of ``cases``.
    /// - Throws: ``ConformanceRunError`` when no child could be started, or this is one.
    public func results(
        of subject: ConformanceSubject, _ report: @escaping @Sendable (CaseResult) -> Void = { _ in }
    ) async throws(ConformanceRunError) -> [CaseResult] {
        if ConformanceWorker.isChild {
            throw ConformanceRunError("a child was about to start children: call serveIfChild(_:) first")
        }
        let overseer = ConformanceOverseer(subject, entries, limit, report)
        let outcome = await withCheckedContinuation { continuation in
            let work: @Sendable () -> Void = {
                continuation.resume(returning: Result { () throws(ConformanceRunError) in try overseer.results() })
            }
            if !RawThread.start(work) {
                continuation.resume(returning: .failure(ConformanceRunError("pthread_create", EAGAIN)))
            }
        }
        return try outcome.get()
    }
}
