import Foundation
import SignetTestSupport

/// Sends bytes to a server as they are, through bash's `/dev/tcp`, and gives what it answers.
enum RawExchange {
    static func send(_ bytes: String, to url: String) async throws -> String {
        guard let url = URL(string: url), let host = url.host, let port = url.port else { return "" }
        let script = #"exec 3<>/dev/tcp/\#(host)/\#(port); cat >&3; cat <&3"#
        return try await Program.run("bash", ["-c", script], input: bytes).output
    }
}
