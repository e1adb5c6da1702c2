import Foundation
import NginxServer

/// How the client of a scenario is started.
struct ClientCommand {
    let scenario: Scenario
    let nginx: Nginx

    /// The core that the client of a single connection shares with nginx: handing over to another core would cost more than
    /// most clients do.
    static let sharedCore = 0

    /// One that sends so many requests, and prints a measurement.
    func worker(requests: Int) throws -> Command {
        let load = [
            nginx.url(scheme: scenario.scheme), nginx.caFile, String(requests), String(scenario.connections),
        ]
        if let executable = scenario.client.executable {
            return pinned(Command(words: [try sibling(executable)] + load))
        }
        let own = [
            "/proc/\(getpid())/exe", "--worker", scenario.client.rawValue, scenario.isSigned ? "signed" : "unsigned",
        ]
        return pinned(Command(words: try trusting(own + load)))
    }

    /// wrk, for so many seconds.
    func wrk(seconds: Int) -> Command {
        pinned(
            Command(words: [
                "/usr/bin/wrk", "--latency", "-t1", "-c\(scenario.connections)", "-d\(seconds)s",
                nginx.url(scheme: scenario.scheme),
            ]))
    }

    private func pinned(_ command: Command) -> Command {
        scenario.connections == 1 ? command.wrapped(in: ["/usr/bin/taskset", "-c", String(Self.sharedCore)]) : command
    }

    /// URLSession trusts the system's authorities only: in a mount namespace of its own the process sees the benchmark's
    /// authority as these.
    private func trusting(_ words: [String]) throws -> [String] {
        guard scenario.client.isFoundation, scenario.scheme == "https" else { return words }
        guard geteuid() == 0 else {
            throw Unmeasured("URLSession trusts the system's CA file only, and replacing it needs root")
        }
        let script = #"mount --bind "$1" /etc/ssl/certs/ca-certificates.crt && shift && exec "$@""#
        return ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script, "sh", nginx.caFile] + words
    }

    private func sibling(_ name: String) throws -> String {
        let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let sibling = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(name).path
        guard FileManager.default.isExecutableFile(atPath: sibling) else {
            throw Unmeasured("\(name) is not built: make bench builds it")
        }
        return sibling
    }
}
