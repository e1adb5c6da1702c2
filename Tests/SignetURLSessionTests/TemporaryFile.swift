import Glibc

/// A file that is gone when this object is.
final class TemporaryFile {
    let path: String

    init?(_ content: [UInt8]) {
        var template = Array("/tmp/signet-XXXXXX\0".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard content.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == content.count else {
            return nil
        }
    }

    /// Cuts the file, or adds zeros to it.
    func setLength(_ length: Int) -> Bool {
        truncate(path, length) == 0
    }

    deinit {
        unlink(path)
    }
}
