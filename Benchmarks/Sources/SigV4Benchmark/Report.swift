import Foundation

/// What was measured, as JSON Lines.
struct Report {
    private var lines: [String] = []

    mutating func add(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        lines.append(String(decoding: data, as: UTF8.self))
    }

    func write(to path: String) throws {
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        print("\n\(lines.count) JSON Lines in \(path)")
    }
}
