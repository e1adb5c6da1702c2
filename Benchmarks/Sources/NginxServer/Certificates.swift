import Foundation

/// A certificate authority made for one run, and a certificate of it for `localhost`.
struct Certificates {
    let directory: URL

    /// In PEM: `ca.pem`, `leaf.pem` and `leaf.key`.
    init(in directory: URL) throws {
        self.directory = directory
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", Self.script]
        shell.currentDirectoryURL = directory
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { throw Unmade() }
    }

    var authority: String { directory.appendingPathComponent("ca.pem").path }

    private static let script = """
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Signet benchmark CA' \
            -keyout ca.key -out ca.pem &&
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout leaf.key \
            -out leaf.csr &&
        printf 'subjectAltName=DNS:localhost,IP:127.0.0.1' > leaf.ext &&
        openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.ext -out leaf.pem
        """

    /// openssl failed, or is not installed.
    struct Unmade: Error {}
}
