import Synchronization

/// Keeps derived signing keys: a derivation costs nine hashes, a lookup none.
///
/// Keys are found by a digest that covers the secret, so that a rotated secret under the same key id never meets an old
/// key, and the secret itself is not kept. The cache is a table of sets of four: a lookup compares four entries at most,
/// however many keys there are.
final class SigningKeyCache: Sendable {
    private static let ways = 4

    private struct Table {
        /// The sets one after another, newest entry first in each.
        var entries: [ScopedKey?]
        /// The last date that was formatted.
        var date: (moment: Timestamp, field: DateField)?
    }

    private let table: Mutex<Table>
    private let capacity: Int

    /// - Parameter capacity: how many keys are kept at most, rounded up to a power of two. A key takes about 500 bytes,
    ///   one of SigV4a 6 KiB: 1,024 identities stay cached in half a megabyte, or in six. The table begins with room for
    ///   16, more than most processes ever use, and doubles when a set is full.
    init(capacity: Int = 1024) {
        self.capacity = capacity
        table = Mutex(Table(entries: Array(repeating: nil, count: capacity < 16 ? Self.ways : 16)))
    }

    var count: Int { table.withLock { $0.entries.count { $0 != nil } } }

    /// The key for signing on the day of `date`, and the text of the date.
    /// - Parameter region: `nil` for a key of SigV4a.
    func key(
        for credentials: Credentials, at date: Timestamp, region: String?, service: String
    ) throws(SigV4Error) -> (key: ScopedKey, date: DateField) {
        let day = date.day
        let (cached, dateField) = table.withLock { table in
            let found = Self.find(credentials, day: day, region: region, service: service, in: table.entries)
            return (found, Self.dateField(of: date, in: &table))
        }
        if let cached { return (cached, dateField) }
        // Derived outside the lock: two tasks may both do it, and both get the same key.
        let key = try ScopedKey(credentials: credentials, date: date, region: region, service: service)
        table.withLock { Self.insert(key, into: &$0.entries, capacity: capacity) }
        return (key, dateField)
    }
}

extension SigningKeyCache {
    private static func dateField(of date: Timestamp, in table: inout Table) -> DateField {
        if let last = table.date, last.moment == date { return last.field }
        let field = DateField(date)
        table.date = (date, field)
        return field
    }

    private static func find(
        _ credentials: Credentials, day: Int64, region: String?, service: String, in entries: [ScopedKey?]
    ) -> ScopedKey? {
        for place in set(of: ScopedKey.hash(credentials.fingerprint, day: day), in: entries) {
            guard let key = entries[place] else { return nil }
            if key.isFor(credentials, day: day, region: region, service: service) { return key }
        }
        return nil
    }

    /// The places where a key of this hash may be; the number of sets is a power of two.
    private static func set(of hash: UInt64, in entries: [ScopedKey?]) -> Range<Int> {
        let first = Int(truncatingIfNeeded: hash) & (entries.count / ways - 1) * ways
        return first..<first + ways
    }

    /// Puts `key` first into its set, and drops the oldest of a full set when the table may not grow.
    private static func insert(_ key: ScopedKey, into entries: inout [ScopedKey?], capacity: Int) {
        var set = set(of: key.hash, in: entries)
        while entries.count < capacity, entries[set].allSatisfy({ $0 != nil }) {
            let kept = entries
            entries = Array(repeating: nil, count: entries.count * 2)
            for case let entry? in kept.reversed() {
                place(entry, in: Self.set(of: entry.hash, in: entries), of: &entries)
            }
            set = Self.set(of: key.hash, in: entries)
        }
        place(key, in: set, of: &entries)
    }

    private static func place(_ key: ScopedKey, in set: Range<Int>, of entries: inout [ScopedKey?]) {
        for index in set.dropFirst().reversed() { entries[index] = entries[index - 1] }
        entries[set.lowerBound] = key
    }
}
