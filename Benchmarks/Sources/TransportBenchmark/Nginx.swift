import Foundation

/// nginx with one worker on two free ports, and a certificate authority made for it.
final class Nginx {
    /// The reply: a small JSON document, as an API would give.
    static let body =
        #"{"message":"API Called","params":{"client":"benchmark"},"body":null,"method":"GET","#
        + #""requestId":"00000000-0000-0000-0000-000000000000"}"#

    let directory: URL
    let httpPort: Int
    let httpsPort: Int
    private let process = Process()

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("signet-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        httpPort = try Self.freePort()
        httpsPort = try Self.freePort()
        try makeCertificates()
        try configuration.write(to: directory.appendingPathComponent("nginx.conf"), atomically: true, encoding: .utf8)
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
        process.arguments = ["-p", directory.path, "-c", "nginx.conf", "-e", "error.log"]
        try process.run()
        try waitUntilListening()
    }

    var caFile: String { directory.appendingPathComponent("ca.pem").path }

    func url(scheme: String) -> String {
        "\(scheme)://localhost:\(scheme == "https" ? httpsPort : httpPort)/small?client=benchmark"
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }

    private var configuration: String {
        """
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path tmp;
            keepalive_requests 100000000;
            server {
                listen 127.0.0.1:\(httpPort);
                listen 127.0.0.1:\(httpsPort) ssl;
                ssl_certificate leaf.pem;
                ssl_certificate_key leaf.key;
                location / { default_type application/json; return 200 '\(Self.body)'; }
            }
        }
        """
    }

    private func makeCertificates() throws {
        try shell(
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Signet benchmark CA' \
                -keyout ca.key -out ca.pem &&
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout leaf.key \
                -out leaf.csr &&
            printf 'subjectAltName=DNS:localhost,IP:127.0.0.1' > leaf.ext &&
            openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.ext -out leaf.pem
            """)
    }

    private func shell(_ script: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.currentDirectoryURL = directory
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { throw Failure.certificates }
    }

    /// Connects until nginx accepts; it has no other sign of readiness.
    private func waitUntilListening() throws {
        for _ in 0..<500 {
            guard process.isRunning else { throw Failure.exited }
            if [httpPort, httpsPort].allSatisfy(Self.accepts) { return }
            usleep(10_000)
        }
        throw Failure.exited
    }

    private static func accepts(_ port: Int) -> Bool {
        withSocket(port: port) { connect($0, $1, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 ? port : nil } != nil
    }

    private static func freePort() throws -> Int {
        let port = withSocket(port: 0) { descriptor, address -> Int? in
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            guard bind(descriptor, address, size) == 0, getsockname(descriptor, address, &size) == 0 else { return nil }
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
        guard let port else { throw Failure.noPort }
        return port
    }

    private static func withSocket(port: Int, _ body: (Int32, UnsafeMutablePointer<sockaddr>) -> Int?) -> Int? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        return withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(descriptor, $0) }
        }
    }

    enum Failure: Error {
        case certificates
        case exited
        case noPort
    }
}
