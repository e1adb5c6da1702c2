import Foundation
import Glibc

/// `openssl s_server`, which answers every request with a page about its TLS connection, by HTTP/1.0.
final class OpenSSLServer {
    let port: Int
    private let process = Process()

    /// A server on 127.0.0.1 with the certificate `name` of `authority`.
    init(_ name: String, _ authority: OpenSSLAuthority, options: [String] = []) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["openssl", "s_server", "-accept", "127.0.0.1:0", "-www"]
            + ["-cert", authority.path("\(name).pem"), "-key", authority.path("\(name).key")] + options
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while true {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw CocoaError(.executableLoad) }
            text += String(decoding: data, as: UTF8.self)
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .first { $0.hasPrefix("ACCEPT ") }
            if let port = line?.split(separator: ":").last.flatMap({ Int($0) }) {
                self.port = port
                return
            }
        }
    }

    deinit {
        // SIGTERM may be blocked in it, as it is in the thread that started it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
