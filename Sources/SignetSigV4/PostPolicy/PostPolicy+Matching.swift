extension PostPolicy {
    /// Holds a form to the policy.
    ///
    /// - Parameters:
    ///   - fields: the values by lower-case name.
    ///   - contentLength: the bytes of the file, where it has been read.
    func check(
        _ fields: [String: String], bucket: String, contentLength: Int?
    ) throws(PostPolicyError) {
        var covered: Set<String> = []
        for condition in conditions {
            if let name = condition.fieldName { covered.insert(name) }
            try check(condition, fields, bucket: bucket, contentLength: contentLength)
        }
        for name in fields.keys.sorted() where !covered.contains(name) && !PostField.isExempt(name) {
            throw .fieldNotCovered(name: name)
        }
    }

    /// The lengths that all conditions together allow the file.
    var contentLengths: ClosedRange<Int> {
        var lower = 0
        var upper = Int.max
        for case .contentLength(let range) in conditions {
            lower = max(lower, range.lowerBound)
            upper = min(upper, range.upperBound)
        }
        return lower...max(lower, upper)
    }

    private func check(
        _ condition: Condition, _ fields: [String: String], bucket: String, contentLength: Int?
    ) throws(PostPolicyError) {
        func value(_ field: String) -> String {
            let name = PostField.canonicalName(field)
            // A field that is not there is one without a value.
            return name == "bucket" ? bucket : fields[name] ?? ""
        }
        switch condition {
        case .equals(let field, let expected):
            // By bytes: Swift compares text by Unicode equivalence.
            guard value(field).utf8.elementsEqual(expected.utf8) else {
                throw .conditionFailed(field: PostField.canonicalName(field))
            }
        case .startsWith(let field, let prefix):
            // Content types may be listed, and each must meet the condition; other commas mean nothing.
            let isList = PostField.canonicalName(field) == "content-type"
            let values =
                isList ? value(field).split(separator: ",", omittingEmptySubsequences: false) : [value(field)[...]]
            guard values.allSatisfy({ $0.drop { $0 == " " && isList }.utf8.starts(with: prefix.utf8) }) else {
                throw .conditionFailed(field: PostField.canonicalName(field))
            }
        case .contentLength(let range):
            guard contentLength.map(range.contains) ?? true else {
                throw .contentLength(allowed: range, actual: contentLength ?? 0)
            }
        }
    }
}
