import Foundation
import SignetSigV4
import SigningWorkload

/// The speed of hashing a body, beside C and the command-line tool of OpenSSL.
struct PayloadHashing: Encodable {
    let bytes: Int
    var payloadHashMegabytesPerSecond = 0.0
    var cMegabytesPerSecond = 0.0
    var opensslSpeedMegabytesPerSecond: Double?

    /// - Parameter bytes: the length of the body.
    init(bytes: Int, rounds: Int) throws {
        self.bytes = bytes
        let body = [UInt8](repeating: 0x61, count: bytes)
        let times = try InterleavedRounds(rounds: rounds).measure([
            SigningOperation("Swift") { keep(PayloadHash.sha256(of: body)) },
            SigningOperation("C") { body.withUnsafeBytes { HashFloor.sha256($0) } },
        ])
        payloadHashMegabytesPerSecond = Double(bytes) / times[0] * 1e3
        cMegabytesPerSecond = Double(bytes) / times[1] * 1e3
        opensslSpeedMegabytesPerSecond = try Self.opensslSpeed(bytes: bytes)
    }

    var line: String {
        String(
            format: "%10d bytes | PayloadHash %6.0f MB/s   C %6.0f MB/s   openssl speed %6.0f MB/s", bytes,
            payloadHashMegabytesPerSecond, cMegabytesPerSecond, opensslSpeedMegabytesPerSecond ?? .nan)
    }

    /// What `openssl speed -evp sha256` says of messages of this length; it counts CPU time too.
    private static func opensslSpeed(bytes: Int) throws -> Double? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl", "speed", "-mr", "-seconds", "1", "-bytes", String(bytes), "-evp", "sha256"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // `+F:number:sha256:bytes a second`
        let result = text.split(separator: "\n").first { $0.hasPrefix("+F:") }
        return result?.split(separator: ":").last.flatMap { Double($0) }.map { $0 / 1e6 }
    }
}
