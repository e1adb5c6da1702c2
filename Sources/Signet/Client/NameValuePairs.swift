/// Names and values in the order given, a name as often as it is needed: a query, a form or header fields.
///
/// ```swift
/// let query: NameValuePairs = ["filter[a]": "1", "filter[a]": "2"]
/// ```
public struct NameValuePairs: Sendable, ExpressibleByDictionaryLiteral {
    /// The pairs, as given; nothing is encoded yet.
    public private(set) var pairs: [(name: String, value: String)]

    /// Pairs from a sequence of them.
    public init(_ pairs: some Sequence<(name: String, value: String)>) {
        self.pairs = Array(pairs)
    }

    /// Pairs as they are written down.
    public init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements.map { (name: $0.0, value: $0.1) }
    }

    /// Adds a pair at the end.
    public mutating func append(_ name: String, _ value: String) {
        pairs.append((name, value))
    }

    /// Whether there is no pair.
    public var isEmpty: Bool { pairs.isEmpty }
}

extension NameValuePairs: CustomStringConvertible, CustomReflectable {
    /// The names; a value may be an API key.
    public var description: String { pairs.map(\.name).joined(separator: ", ") }

    /// What `dump` shows: the names.
    public var customMirror: Mirror { Mirror(self, children: ["names": description]) }
}
