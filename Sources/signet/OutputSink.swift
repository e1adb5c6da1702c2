import Foundation
import Signet

/// Where the body goes: a file, or standard output.
struct OutputSink {
    private let file: FileHandle

    init(path: String?) throws(TransportError) {
        guard let path, path != "-" else {
            file = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw .invalidRequest("the file \(path) cannot be written") }
        self.file = file
    }

    func write(_ bytes: [UInt8]) throws(TransportError) {
        do {
            try file.write(contentsOf: Data(bytes))
        } catch {
            throw TransportError(
                .resourceExhausted, during: .receiveBody, "the output cannot be written", requestMayHaveBeenSent: true)
        }
    }
}
