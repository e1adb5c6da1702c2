public import Foundation

/// nginx with one worker on two free ports, and a certificate authority made for it.
public final class Nginx {
    /// The reply: a small JSON document, as an API would give.
    public static let body =
        #"{"message":"API Called","params":{"client":"benchmark"},"body":null,"method":"GET","#
        + #""requestId":"00000000-0000-0000-0000-000000000000"}"#

    /// Where its files are, until it is stopped.
    public let directory: URL
    private let certificates: Certificates
    private let httpPort: LoopbackPort
    private let httpsPort: LoopbackPort
    private let process = Process()

    /// Starts it, and returns when it accepts connections.
    ///
    /// - Parameter core: The only core it runs on; `nil` for any.
    public init(core: Int? = nil) throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("signet-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        guard let http = LoopbackPort.free, let https = LoopbackPort.free else { throw Failure.noPort }
        httpPort = http
        httpsPort = https
        certificates = try Certificates(in: directory)
        try configuration.write(to: directory.appendingPathComponent("nginx.conf"), atomically: true, encoding: .utf8)
        let page = String(repeating: "x", count: Self.pageSize)
        try page.write(to: directory.appendingPathComponent("page"), atomically: true, encoding: .utf8)
        let command = ["/usr/sbin/nginx", "-p", directory.path, "-c", "nginx.conf", "-e", "error.log"]
        let pinning = core.map { ["/usr/bin/taskset", "-c", String($0)] } ?? []
        process.executableURL = URL(fileURLWithPath: (pinning + command)[0])
        process.arguments = Array((pinning + command).dropFirst())
        try process.run()
        try waitUntilListening()
    }

    /// The authority to trust, in PEM.
    public var caFile: String { certificates.authority }

    /// Where the small JSON document is.
    public func url(scheme: String) -> String { base(scheme: scheme) + "/small?client=benchmark" }

    /// Where a document of ``pageSize`` bytes is: what does not fit into the buffers of a client that does not read it.
    public func pageURL(scheme: String) -> String { base(scheme: scheme) + "/page" }

    /// Where nginx counts its connections and requests.
    public var statusURL: String { base(scheme: "http") + "/status" }

    /// The bytes of the document at ``pageURL(scheme:)``.
    public static let pageSize = 262_144

    /// Ends it, and removes its files.
    public func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }

    private func base(scheme: String) -> String {
        "\(scheme)://localhost:\((scheme == "https" ? httpsPort : httpPort).number)"
    }

    private var configuration: String {
        """
        daemon off;
        user root;
        worker_processes 1;
        worker_rlimit_nofile 16384;
        pid nginx.pid;
        events { worker_connections 8192; }
        http {
            access_log off;
            client_body_temp_path tmp;
            keepalive_requests 100000000;
            keepalive_timeout 600s;
            server {
                listen 127.0.0.1:\(httpPort.number) backlog=8192;
                listen 127.0.0.1:\(httpsPort.number) ssl backlog=8192;
                ssl_certificate leaf.pem;
                ssl_certificate_key leaf.key;
                root \(directory.path);
                location / { default_type application/json; return 200 '\(Self.body)'; }
                location = /page { }
                location = /status { stub_status; }
            }
        }
        """
    }

    /// Connects until nginx accepts; it has no other sign of readiness.
    private func waitUntilListening() throws {
        for _ in 0..<500 {
            guard process.isRunning else { throw Failure.exited }
            if httpPort.isListening, httpsPort.isListening { return }
            usleep(10_000)
        }
        throw Failure.exited
    }

    /// Why it could not be started.
    public enum Failure: Error {
        /// It ended at once, or never listened.
        case exited
        /// No port was free.
        case noPort
    }
}
