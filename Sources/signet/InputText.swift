import Foundation
import Signet

/// An argument that is text, `@FILE`, or `@-` for standard input.
enum InputText {
    /// The bytes that `argument` stands for. Called before any event loop has work, so that a blocking read harms none.
    static func read(_ argument: String) throws(TransportError) -> [UInt8] {
        guard argument.hasPrefix("@") else { return Array(argument.utf8) }
        let path = String(argument.dropFirst())
        if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw .invalidRequest("the file \(path) cannot be read")
        }
    }
}
