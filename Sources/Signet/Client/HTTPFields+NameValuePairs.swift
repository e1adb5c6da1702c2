import HTTPTypes
import SignetCore

extension HTTPFields {
    /// Fields from text: every byte is checked.
    init(validating pairs: NameValuePairs) throws(TransportError) {
        try self.init(validating: pairs.pairs)
    }

    /// Puts `pairs` in the place of the fields of the same names.
    mutating func replace(with pairs: NameValuePairs) throws(TransportError) {
        guard !pairs.isEmpty else { return }
        let fields = try HTTPFields(validating: pairs)
        for field in fields { self[field.name] = nil }
        append(contentsOf: fields)
    }
}
