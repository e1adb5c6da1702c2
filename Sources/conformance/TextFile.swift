import Glibc

/// A file that is written whole.
struct TextFile {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    func write(_ text: String) throws(TextFileError) {
        guard let file = fopen(path, "we") else { throw TextFileError(path, errno) }
        let written = fputs(text, file)
        guard fclose(file) == 0, written >= 0 else { throw TextFileError(path, errno) }
    }
}
