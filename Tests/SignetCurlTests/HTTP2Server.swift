#if Curl
    import Foundation
    import Glibc
    import SignetTestSupport

    /// `Peers/http2_server.py`: a server of HTTP/2 that does what a path names.
    final class HTTP2Server: Sendable {
        /// `http://localhost:PORT`, or https.
        let url: String
        private let process = Process()

        /// - Parameters:
        ///   - streams: How many requests a connection may carry at once.
        ///   - authority: Who has issued the certificate `server`; `nil` for no TLS.
        ///   - protocols: Which of them the server takes, the best first; none when it knows nothing of ALPN.
        init(streams: Int = 100, _ authority: OpenSSLAuthority? = nil, protocols: [String] = ["h2", "http/1.1"]) throws
        {
            let output = Pipe()
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Peers/http2_server.py")
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                [Program.python, script.path, "\(streams)"]
                + (authority.map { [$0.path("server.pem"), $0.path("server.key")] + protocols } ?? [])
            // Its end is the server's.
            process.standardInput = Pipe()
            process.standardOutput = output
            try process.run()
            var text = ""
            while !text.hasSuffix("\n") {
                let data = output.fileHandleForReading.availableData
                guard !data.isEmpty else { throw CocoaError(.executableLoad) }
                text += String(decoding: data, as: UTF8.self)
            }
            url = "\(authority == nil ? "http" : "https")://localhost:\(text.dropLast())"
        }

        deinit {
            // SIGTERM may be blocked in it, as it is in the thread that started it.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }
#endif
