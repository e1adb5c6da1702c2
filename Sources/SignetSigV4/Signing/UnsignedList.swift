/// The names a policy leaves out; by reference, because every signed request carries its rules.
final class UnsignedList: Sendable {
    let names: Set<String>
    let prefixes: [String]

    /// The beginnings of the names, `authorization` among them: one look through these tells most names.
    private let beginnings: [UInt64]
    private let fieldNames: [FieldName]
    private let prefixMasks: [(beginning: UInt64, mask: UInt64)]

    init(names: Set<String>, prefixes: [String]) {
        self.names = names
        self.prefixes = prefixes
        fieldNames = names.sorted().map { FieldName($0) }
        beginnings = Set(fieldNames.map(\.beginning) + [FieldName("authorization").beginning]).sorted()
        prefixMasks = prefixes.map { prefix in
            let length = min(prefix.utf8.count, 8)
            return (FieldName(prefix).beginning, length == 0 ? 0 : UInt64.max << UInt64(64 - length * 8))
        }
    }

    /// Whether a name may be on the list, by its first bytes.
    func mayHold(_ name: FieldName) -> Bool {
        beginnings.contains(name.beginning) || prefixMasks.contains { name.beginning & $0.mask == $0.beginning }
    }

    func holds(_ name: FieldName) -> Bool {
        fieldNames.contains { $0 == name } || prefixes.contains(where: name.text.hasPrefix)
    }
}

extension UnsignedList: Hashable {
    static func == (left: UnsignedList, right: UnsignedList) -> Bool {
        left.names == right.names && left.prefixes == right.prefixes
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(names)
        hasher.combine(prefixes)
    }
}
