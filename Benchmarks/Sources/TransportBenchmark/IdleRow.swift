import ClientLoad

/// One line of the table of open connections, and of the JSON Lines.
struct IdleRow: Encodable {
    let scheme: String
    /// The connections that were open, 64 of them busy.
    let connections: Int
    /// What an idle connection held.
    let kibibytes: Spread?
    /// User and system time of the client process, in microseconds a request.
    let cpuMicroseconds: Spread?
    /// Why there is no figure.
    let unmeasured: String?

    init(scheme: String, connections: Int, results: [Result<IdleMeasurement, any Error>]) {
        self.scheme = scheme
        self.connections = connections
        let measurements = results.compactMap { try? $0.get() }
        kibibytes = Spread(measurements.map(\.kibibytes))
        cpuMicroseconds = Spread(measurements.map(\.load.cpuMicroseconds))
        unmeasured =
            results.lazy.compactMap { result in
                if case .failure(let error) = result { Unmeasured(error).reason } else { nil }
            }.first
    }

    static let header = """
        | scheme | open connections | KiB an idle connection | CPU µs a request, 64 busy |
        | --- | --: | --: | --: |
        """

    /// In Markdown.
    var line: String {
        // The memory of few connections is lost among what the first exchanges allocate once.
        let memory = connections < 1000 ? nil : kibibytes?.text
        return "| \(scheme) | \(connections) | \(memory ?? "–") | \(cpuMicroseconds?.text ?? "–") |"
    }
}
