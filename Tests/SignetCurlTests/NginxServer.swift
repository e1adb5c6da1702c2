#if Curl
    import Foundation
    import Glibc
    import SignetTestSupport

    /// nginx with HTTP/2 over TLS, on a socket of the file system.
    struct NginxServer {
        private let directory: TemporaryDirectory
        private let program: RunningProgram

        /// Starts it, with the certificate `server` of `authority` and `directives` in its server block; every answer is the
        /// number of its connection.
        static func start(_ authority: OpenSSLAuthority, _ directives: String) async throws -> NginxServer {
            let directory = try TemporaryDirectory()
            let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
                "\($0)_temp_path \(directory.path($0));"
            }
            _ = try directory.create(
                "nginx.conf",
                containing: """
                    daemon off; master_process off; pid \(directory.path("pid")); error_log stderr crit;
                    events {}
                    http {
                      access_log off; \(paths.joined(separator: " "))
                      ssl_certificate \(authority.path("server.pem")); ssl_certificate_key \(authority.path("server.key"));
                      server {
                        listen unix:\(directory.path("socket")) ssl http2; \(directives)
                        location / { return 200 $connection; }
                      }
                    }
                    """)
            let null = FileHandle.nullDevice.fileDescriptor
            let program = try RunningProgram(
                "/usr/sbin/nginx", ["-c", directory.path("nginx.conf"), "-p", directory.url.path], input: null,
                output: null, errors: FileHandle.standardError.fileDescriptor)
            let server = NginxServer(directory: directory, program: program)
            // curl tries again where it is refused: then nginx listens.
            _ = try await Program.run(
                "curl",
                [
                    "--silent", "--insecure", "--retry", "100", "--retry-delay", "0", "--retry-max-time", "20",
                    "--retry-all-errors", "--unix-socket", server.socket, "https://localhost/",
                ])
            return server
        }

        /// The path of the socket it listens on.
        var socket: String { directory.path("socket") }

        /// Stops it.
        func stop() async {
            program.kill(SIGKILL)
            _ = await program.wait()
        }
    }
#endif
