import Glibc

/// Why a file could not be written.
struct TextFileError: Error, CustomStringConvertible {
    let description: String

    init(_ path: String, _ code: Int32) {
        description = "\(path) cannot be written: \(String(cString: strerror(code)))"
    }
}
