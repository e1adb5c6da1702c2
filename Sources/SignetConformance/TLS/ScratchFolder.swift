import Glibc

/// A folder for the PEM files and the socket of one run, removed with it. Its files are small: writing them does not wait for a disk.
final class ScratchFolder: Sendable {
    private let path: String

    /// A new folder in `$TMPDIR`, or `/tmp`, that only this user can enter.
    init() throws(RawServerError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        let template = "\(parent.isEmpty ? "/tmp" : parent)/signet-suite-XXXXXX"
        var bytes = Array(template.utf8CString)
        let path = bytes.withUnsafeMutableBufferPointer { buffer -> String? in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let path else { throw RawServerError("mkdtemp", String(cString: strerror(errno))) }
        self.path = path
    }

    deinit {
        for name in Self.names { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    private static let names = ["authority.pem", "client.pem", "client.key", "server.sock", "hosts"]

    /// Where a Unix socket can be.
    var socketPath: String { "\(path)/\(Self.names[3])" }

    /// Writes one of the files; returns its path.
    private func write(_ bytes: [UInt8], to name: String) throws(RawServerError) -> String {
        let file = "\(path)/\(name)"
        try Self.write(bytes, to: file)
        return file
    }

    /// Writes a file anew, which stays where it is mounted.
    static func write(_ bytes: [UInt8], to file: String) throws(RawServerError) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw RawServerError("open", String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ Glibc.write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
            throw RawServerError("write", String(cString: strerror(errno)))
        }
    }

    /// Writes the certificate of an authority.
    func authority(_ pem: [UInt8]) throws(RawServerError) -> String {
        try write(pem, to: Self.names[0])
    }

    /// Writes the addresses of host names (hosts(5)).
    func hosts(_ text: [UInt8]) throws(RawServerError) -> String {
        try write(text, to: Self.names[4])
    }

    /// Writes the certificate of a client and its key.
    func client(_ pem: [UInt8], key: [UInt8]) throws(RawServerError) -> (certificate: String, key: String) {
        (try write(pem, to: Self.names[1]), try write(key, to: Self.names[2]))
    }
}
