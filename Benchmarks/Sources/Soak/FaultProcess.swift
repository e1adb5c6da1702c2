import Foundation

/// The fault server in a process of its own: its descriptors and memory are not the client's.
final class FaultProcess {
    private let process = Process()
    private let input = Pipe()
    let url: String

    init() throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/proc/\(getpid())/exe")
        process.arguments = ["--server"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = UInt16(line.filter(\.isNumber)) else { throw NotListening() }
        url = "http://127.0.0.1:\(port)"
    }

    /// Ends the server by ending its input.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// The server printed no port.
    struct NotListening: Error {}
}
