import Foundation

/// Runs each scenario in a child process against nginx.
struct Harness {
    let nginx: Nginx
    let scale: Double

    init(nginx: Nginx, scale: Double) {
        self.nginx = nginx
        self.scale = scale
        print(Row.header)
    }

    func measure(_ scenario: Scenario) -> Row {
        Row(
            scenario: scenario,
            result: Result { try run(scenario) }.mapError { error in
                error as? Row.Reason ?? Row.Reason(text: "failed: \(error)")
            })
    }

    private func run(_ scenario: Scenario) throws -> Measurement {
        let encoded = String(decoding: try JSONEncoder().encode(scenario), as: UTF8.self)
        let worker = [
            "--worker", encoded, nginx.url(scheme: scenario.scheme), nginx.caFile,
            String(scenario.requests(scale: scale)),
        ]
        let process = Process()
        if scenario.transport == .urlsession, scenario.scheme == "https" {
            guard geteuid() == 0 else {
                throw Row.Reason(
                    text: "not run: URLSession trusts the system's CA file only, and replacing it needs root")
            }
            // In a mount namespace of its own the process sees the benchmark's authority as the system's.
            let script = #"mount --bind "$1" /etc/ssl/certs/ca-certificates.crt && shift && exec "$@""#
            process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
            process.arguments = ["-m", "/bin/sh", "-c", script, "sh", nginx.caFile, executable] + worker
        } else {
            process.executableURL = URL(fileURLWithPath: executable)
            process.arguments = worker
        }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Row.Reason(text: "failed: the worker exited with status \(process.terminationStatus)")
        }
        return try JSONDecoder().decode(Measurement.self, from: data)
    }

    private var executable: String { "/proc/\(getpid())/exe" }
}
