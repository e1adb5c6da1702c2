import Foundation

/// Text for standard output, whole and at once whatever thread it comes from.
enum StandardOutput {
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
