import SignetCore

/// What a child tells its parent of: a line a record, its parts separated by tabs.
///
/// ```
/// begun 12
/// passed 12 ⇥ 3 ms
/// failed 12 ⇥ got status 500, not 200
/// excluded 12 ⇥ customCA ⇥ Foundation trusts …
/// ```
enum ChildRecord: Sendable, Hashable {
    /// The case of this index runs.
    case begun(Int)
    /// It has run.
    case ended(Int, CaseResult.Verdict, measurement: String?)

    /// The line, without its end.
    var line: String {
        let parts: [String] =
            switch self {
            case .begun(let index): ["begun", "\(index)"]
            case .ended(let index, .passed, nil): ["passed", "\(index)"]
            case .ended(let index, .passed, .some(let measurement)): ["passed", "\(index)", measurement]
            case .ended(let index, .failed(let why), _): ["failed", "\(index)", why]
            case .ended(let index, .excluded(let item, let reason), _):
                ["excluded", "\(index)", item.rawValue, reason]
            }
        return parts.map(Self.escaped).joined(separator: "\t")
    }

    /// The record of a line; `nil` when it is none.
    init?(line: String) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped($0) }
        guard parts.count >= 2, let index = Int(parts[1]) else { return nil }
        switch (parts[0], parts.count) {
        case ("begun", 2): self = .begun(index)
        case ("passed", 2): self = .ended(index, .passed, measurement: nil)
        case ("passed", 3): self = .ended(index, .passed, measurement: parts[2])
        case ("failed", 3): self = .ended(index, .failed(parts[2]), measurement: nil)
        case ("excluded", 4):
            guard let item = TransportCapabilities.Item(rawValue: parts[2]) else { return nil }
            self = .ended(index, .excluded(item, reason: parts[3]), measurement: nil)
        default: return nil
        }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func unescaped(_ text: Substring) -> String {
        var unescaped = ""
        var isEscape = false
        for scalar in text.unicodeScalars {
            guard isEscape else {
                isEscape = scalar == "\\"
                if !isEscape { unescaped.unicodeScalars.append(scalar) }
                continue
            }
            isEscape = false
            switch scalar {
            case "t": unescaped += "\t"
            case "n": unescaped += "\n"
            case "r": unescaped += "\r"
            default: unescaped.unicodeScalars.append(scalar)
            }
        }
        return unescaped
    }
}
