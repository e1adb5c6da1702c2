/// Reads the parameters of a Query request and gathers what is wrong with them, in the words of AWS's validation.
struct ParameterCheck {
    private let form: FormFields
    private var violations: [String] = []

    init(_ form: FormFields) {
        self.form = form
    }

    /// The text of `key`; empty, and a violation, if it is not there.
    mutating func required(
        _ key: String, _ length: ClosedRange<Int>, pattern: String? = nil, punctuation: String = ""
    ) -> String {
        if let text = optional(key, length, pattern: pattern, punctuation: punctuation) { return text }
        violations.append("Value at '\(Self.member(key))' failed to satisfy constraint: Member must not be null")
        return ""
    }

    /// The text of `key`; `nil` if it is not there.
    ///
    /// - Parameters:
    ///   - length: In characters.
    ///   - pattern: How STS writes what is allowed: ASCII letters, digits and `punctuation`. `nil` allows everything.
    mutating func optional(
        _ key: String, _ length: ClosedRange<Int>, pattern: String? = nil, punctuation: String = ""
    ) -> String? {
        guard let text = form[key] else { return nil }
        let count = text.unicodeScalars.count
        if count < length.lowerBound {
            add(text, key, "Member must have length greater than or equal to \(length.lowerBound)")
        }
        if count > length.upperBound {
            add(text, key, "Member must have length less than or equal to \(length.upperBound)")
        }
        if let pattern, !text.utf8.allSatisfy({ Self.isWordByte($0) || punctuation.utf8.contains($0) }) {
            add(text, key, "Member must satisfy regular expression pattern: \(pattern)")
        }
        return text
    }

    /// The number of `key`; `nil` if it is not there.
    mutating func number(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = form[key] else { return nil }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(text)
        else {
            add(text, key, "Member must be a number")
            return nil
        }
        if number < range.lowerBound {
            add(text, key, "Member must have value greater than or equal to \(range.lowerBound)")
        }
        if number > range.upperBound {
            add(text, key, "Member must have value less than or equal to \(range.upperBound)")
        }
        return number
    }

    /// Refuses the request if anything was wrong.
    func finish() throws(Refusal) {
        guard !violations.isEmpty else { return }
        let count = violations.count == 1 ? "1 validation error" : "\(violations.count) validation errors"
        throw Refusal(.validation, "\(count) detected: \(violations.joined(separator: "; "))")
    }

    private mutating func add(_ value: String, _ key: String, _ constraint: String) {
        violations.append("Value '\(value)' at '\(Self.member(key))' failed to satisfy constraint: \(constraint)")
    }

    /// STS's validation names its members in lower camel case.
    private static func member(_ key: String) -> String {
        key.prefix(1).lowercased() + key.dropFirst()
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
