/// Why two canonical queries differ.
struct QueryDiagnosis {
    private struct Parameter: Hashable {
        let name: [UInt8]
        let value: [UInt8]

        func mapped(_ transform: ([UInt8]) -> [UInt8]) -> Parameter {
            Parameter(name: transform(name), value: transform(value))
        }
    }

    private let ours: [Parameter]
    private let theirs: [Parameter]
    private let isSameInLowerCase: Bool

    init(ours: [UInt8], theirs: [UInt8]) {
        self.ours = Self.parameters(ours)
        self.theirs = Self.parameters(theirs)
        isSameInLowerCase = ours.asciiLowercased == theirs.asciiLowercased
    }

    /// Likeliest first; never empty.
    var findings: [Finding] {
        if Self.counts(ours) == Self.counts(theirs) { return [.queryReordered] }
        let meaning = ours.map { $0.mapped(PercentDecoded.fully) }
        let otherMeaning = theirs.map { $0.mapped(PercentDecoded.fully) }
        if Self.counts(meaning) == Self.counts(otherMeaning) {
            return [isSameInLowerCase ? .escapeCaseChanged(in: "query") : .queryReencoded]
        }
        let spaced = { (parameters: [Parameter]) in
            Self.counts(parameters.map { $0.mapped(PercentDecoded.plusAsSpace) })
        }
        if spaced(meaning) == spaced(otherMeaning) {
            let plus = UInt8(ascii: "+")
            let plusesIn = { (parameters: [Parameter]) in
                parameters.reduce(0) { $0 + ($1.name + $1.value).count { $0 == plus } }
            }
            return [.plusReadAsSpace(in: "query", byService: plusesIn(meaning) > plusesIn(otherMeaning))]
        }
        if areEquivalent(meaning, otherMeaning) { return [.unicodeNormalized(in: "query")] }
        return changes
    }

    /// Parameters that only one side has.
    private var changes: [Finding] {
        var extra = Self.counts(theirs)
        let lost = ours.filter { Self.take($0, from: &extra) == false }
        var missing = Self.counts(ours)
        let added = theirs.filter { Self.take($0, from: &missing) == false }
        let token = Set(["x-amz-security-token", "x-amz-s3session-token"])
        let lostNames = Set(lost.map { Self.shownName($0) })
        let addedNames = Set(added.map { Self.shownName($0) })
        let changedNames = lostNames.intersection(addedNames)
        var findings: [Finding] = []
        if lostNames.contains(where: { token.contains($0.lowercased()) }) {
            findings.append(
                changedNames.contains(where: { token.contains($0.lowercased()) })
                    ? .sessionTokenMismatch(.likely) : .sessionTokenMissing(.likely))
        }
        let isToken = { (name: String) in token.contains(name.lowercased()) }
        let names = { (set: Set<String>) in set.filter { !isToken($0) }.sorted() }
        if case let changed = names(changedNames), !changed.isEmpty { findings.append(.queryValueChanged(changed)) }
        if case let only = names(lostNames.subtracting(addedNames)), !only.isEmpty {
            findings.append(.queryParameterLost(only, isWhole: theirs.isEmpty))
        }
        if case let only = names(addedNames.subtracting(lostNames)), !only.isEmpty {
            findings.append(.queryParameterAdded(only))
        }
        return findings.isEmpty ? [.queryReencoded] : findings
    }

    private func areEquivalent(_ left: [Parameter], _ right: [Parameter]) -> Bool {
        // Sorting may differ between the forms: compared as sets of text.
        guard left.count == right.count, Self.counts(left) != Self.counts(right) else { return false }
        let text = { (parameters: [Parameter]) -> Set<String>? in
            let texts = parameters.compactMap { parameter in
                String(validating: parameter.name + [UInt8(ascii: "=")] + parameter.value, as: UTF8.self)
            }
            return texts.count == parameters.count ? Set(texts) : nil
        }
        guard let left = text(left), let right = text(right) else { return false }
        return left == right
    }
}

extension QueryDiagnosis {
    private static func parameters(_ query: [UInt8]) -> [Parameter] {
        query.withUnsafeBufferPointer { query in
            QueryPairs(query).map { Parameter(name: Array($0.name), value: Array($0.value)) }
        }
    }

    private static func counts(_ parameters: [Parameter]) -> [Parameter: Int] {
        parameters.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Removes one of these parameters; `false` if there is none left.
    private static func take(_ parameter: Parameter, from counts: inout [Parameter: Int]) -> Bool {
        guard let count = counts[parameter], count > 0 else { return false }
        counts[parameter] = count - 1
        return true
    }

    private static func shownName(_ parameter: Parameter) -> String {
        EscapedText.of(PercentDecoded.once(parameter.name), atMost: 48)
    }
}
