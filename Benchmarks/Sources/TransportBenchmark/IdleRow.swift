import ClientLoad

/// One line of the table of open connections, and of the JSON Lines.
struct IdleRow: Encodable {
    let scheme: String
    /// The connections that were open, 64 of them busy.
    let connections: Int
    /// By how much an idle connection enlarged the resident set.
    let residentKiB: Spread?
    /// What an idle connection held of the heap.
    let liveKiB: Spread?
    /// User and system time of the client process, in microseconds a request.
    let cpuMicroseconds: Spread?
    /// Why there is no figure.
    let unmeasured: String?

    init(scheme: String, connections: Int, results: [Result<IdleMeasurement, any Error>]) {
        self.scheme = scheme
        self.connections = connections
        let measurements = results.compactMap { try? $0.get() }
        // The memory of few connections is lost among what the first exchanges allocate once.
        residentKiB = connections < 1000 ? nil : Spread(measurements.map(\.residentKiB))
        liveKiB = connections < 1000 ? nil : Spread(measurements.map(\.liveKiB))
        cpuMicroseconds = Spread(measurements.map(\.load.cpuMicroseconds))
        unmeasured =
            results.lazy.compactMap { result in
                if case .failure(let error) = result { Unmeasured(error).reason } else { nil }
            }.first
    }

    static let header = """
        | scheme | open connections | KiB an idle connection | of these on the heap | CPU µs a request, 64 busy |
        | --- | --: | --: | --: | --: |
        """

    /// In Markdown.
    var line: String {
        let figures = [residentKiB, liveKiB, cpuMicroseconds].map { $0?.text ?? "–" }
        return "| \(scheme) | \(connections) | " + figures.joined(separator: " | ") + " |"
    }
}
