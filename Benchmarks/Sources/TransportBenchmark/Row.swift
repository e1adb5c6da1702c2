import Foundation

/// One line of the table, and of the JSON Lines: a measurement, or why there is none.
struct Row {
    let scenario: Scenario
    let result: Result<Measurement, Reason>

    struct Reason: Error {
        let text: String
    }

    static let header =
        "transport   scheme  conns  signed |  CPU µs/req      req/s    p50 µs    p99 µs   peak RSS MiB"

    static func title(of scenario: Scenario) -> String {
        pad(scenario.transport.rawValue, 10) + "  " + pad(scenario.scheme, 6) + "  "
            + right(String(scenario.connections), 5) + "  " + pad(scenario.isSigned ? "yes" : "no", 6)
    }

    var line: String {
        switch result {
        case .success(let m):
            Self.title(of: scenario) + " | "
                + [
                    (m.cpuMicroseconds, 11), (m.requestsPerSecond, 10), (m.p50Microseconds, 9),
                    (m.p99Microseconds, 9), (Double(m.peakRSSKiB) / 1024, 14),
                ].map { Self.right(String(format: "%.1f", $0.0), $0.1) }.joined(separator: " ")
        case .failure(let reason):
            Self.title(of: scenario) + " | " + reason.text
        }
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data =
            switch result {
            case .success(let measurement): try? encoder.encode(measurement)
            case .failure(let reason): try? encoder.encode(Skipped(scenario: scenario, skipped: reason.text))
            }
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private struct Skipped: Encodable {
        let scenario: Scenario
        let skipped: String
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
