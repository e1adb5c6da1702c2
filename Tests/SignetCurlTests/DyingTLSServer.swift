#if Curl
    import Foundation
    import Glibc
    import SignetTestSupport

    /// `Peers/dying_tls_server.py`: a server whose first connection dies under its second request.
    final class DyingTLSServer {
        /// How the connection ends.
        enum End: String, Sendable, CaseIterable {
            case silence
            case goodbye
            case reset
        }

        let url: String
        private let process = Process()

        /// A server on the loopback with the certificate `server` of `authority`.
        init(_ end: End, _ authority: OpenSSLAuthority) throws {
            let output = Pipe()
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Peers/dying_tls_server.py")
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                [Program.python, script.path, authority.path("server.pem"), authority.path("server.key"), end.rawValue]
            process.standardOutput = output
            try process.run()
            var text = ""
            while !text.hasSuffix("\n") {
                let data = output.fileHandleForReading.availableData
                guard !data.isEmpty else { throw CocoaError(.executableLoad) }
                text += String(decoding: data, as: UTF8.self)
            }
            url = "https://localhost:\(text.dropLast())/"
        }

        deinit {
            // SIGTERM may be blocked in it, as it is in the thread that started it.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }
#endif
