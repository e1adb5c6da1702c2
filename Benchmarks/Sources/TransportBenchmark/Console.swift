import Foundation

/// Where results and progress are shown.
enum Console {
    /// A line of the results, at once: a run takes minutes, and its output may go to a file.
    static func show(_ line: String) {
        progress("")
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    /// What is being measured, on a terminal's last line.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }
}
