import Foundation
import Glibc
import SignetTestSupport

/// A real proxy: nginx on a socket of the file system, in front of a server.
struct NginxProxy {
    private let directory: TemporaryDirectory
    private let program: RunningProgram

    /// Whether nginx is installed.
    static var isInstalled: Bool {
        ["/usr/sbin/nginx", "/usr/bin/nginx"].contains(where: FileManager.default.isExecutableFile)
    }

    /// Starts it with `directives` in its one location, and `listen` as parameters of the directive of that name.
    static func start(_ directives: String, listen: String = "") throws -> NginxProxy {
        let directory = try TemporaryDirectory()
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(directory.path($0));"
        }
        _ = try directory.create(
            "nginx.conf",
            containing: """
                daemon off; master_process off; pid \(directory.path("pid")); error_log stderr;
                events {}
                http {
                  access_log off; \(paths.joined(separator: " "))
                  server { listen unix:\(directory.path("socket")) \(listen); location / { \(directives) } }
                }
                """)
        let program = try RunningProgram(
            "/usr/sbin/nginx", ["-c", directory.path("nginx.conf"), "-p", directory.url.path],
            input: FileHandle.nullDevice.fileDescriptor, output: FileHandle.nullDevice.fileDescriptor,
            errors: FileHandle.nullDevice.fileDescriptor)
        return NginxProxy(directory: directory, program: program)
    }

    /// The path of the socket it listens on.
    var socket: String { directory.path("socket") }

    /// Sends a request through the proxy with curl, which is given every field, and gives the answer, head and body.
    func send(
        _ method: String, _ url: String, fields: [(name: String, value: String)], flags: [String] = []
    ) async throws -> String {
        // curl would add these two.
        var lines = "User-Agent:\nAccept:\n"
        for field in fields { lines += field.value.isEmpty ? "\(field.name);\n" : "\(field.name): \(field.value)\n" }
        // The proxy may not listen yet: curl tries again where it is refused.
        let answer = try await Program.run(
            "curl",
            [
                "--silent", "--include", "--path-as-is", "--retry", "50", "--retry-delay", "0", "--retry-max-time",
                "20",
                "--retry-all-errors", "--unix-socket", socket, "-X", method, "-H", "@-", url,
            ] + flags, input: lines)
        return answer.output
    }

    /// Stops it, and gives its exit status.
    func stop() async -> Int32 {
        program.kill(SIGTERM)
        return await program.wait()
    }
}
