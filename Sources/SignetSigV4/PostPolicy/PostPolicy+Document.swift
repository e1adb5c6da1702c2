extension PostPolicy {
    /// The policy document in JSON, on one line.
    var document: String {
        let conditions = conditions.map(\.document).joined(separator: ",")
        return #"{"expiration":"\#(expiration.iso8601.dropLast()).000Z","conditions":[\#(conditions)]}"#
    }

    /// Reads a document.
    ///
    /// - Throws: ``PostPolicyError/malformedPolicy(why:)``.
    init(document bytes: [UInt8]) throws(PostPolicyError) {
        guard case .object(let members) = try JSONReader.value(of: bytes) else {
            throw .malformedPolicy(why: "it is not a JSON object")
        }
        guard members.count == 2, case .string(let text)? = members.first(where: { $0.name == "expiration" })?.value,
            case .array(let items)? = members.first(where: { $0.name == "conditions" })?.value
        else { throw .malformedPolicy(why: "it has not just an 'expiration' and 'conditions'") }
        guard let expiration = Timestamp(iso8601: text) else {
            throw .malformedPolicy(why: "its expiration is not of the form 2013-08-01T12:00:00.000Z")
        }
        self.expiration = expiration
        conditions = []
        for item in items { conditions += try Condition.read(item) }
    }
}

extension PostPolicy.Condition {
    private static let lengthOperator = "content-length-range"

    fileprivate var document: String {
        switch self {
        case .equals(let field, let value): "{\(JSONText.quoted(field)):\(JSONText.quoted(value))}"
        case .startsWith(let field, let prefix):
            #"["starts-with",\#(JSONText.quoted("$" + field)),\#(JSONText.quoted(prefix))]"#
        case .contentLength(let range):
            #"["\#(Self.lengthOperator)",\#(range.lowerBound),\#(range.upperBound)]"#
        }
    }

    /// One condition of an array, or one for each member of an object.
    fileprivate static func read(_ item: JSONValue) throws(PostPolicyError) -> [Self] {
        switch item {
        case .object(let members) where !members.isEmpty:
            var conditions: [Self] = []
            for member in members {
                guard case .string(let value) = member.value else {
                    throw .malformedPolicy(why: "a condition asks for something other than text")
                }
                conditions.append(.equals(field: member.name, value: value))
            }
            return conditions
        case .array(let parts) where parts.count == 3: return [try read(parts[0], parts[1], parts[2])]
        default: throw .malformedPolicy(why: "a condition is neither an object nor an array of three")
        }
    }

    private static func read(
        _ name: JSONValue, _ first: JSONValue, _ second: JSONValue
    ) throws(PostPolicyError) -> Self {
        guard case .string(let name) = name else {
            throw .malformedPolicy(why: "a condition does not begin with an operator")
        }
        switch (name.lowercased(), first, second) {
        case (lengthOperator, .integer(let lower), .integer(let upper)) where 0 <= lower && lower <= upper:
            return .contentLength(lower...upper)
        case ("eq", .string(let field), .string(let value)) where field.hasPrefix("$"):
            return .equals(field: String(field.dropFirst()), value: value)
        case ("starts-with", .string(let field), .string(let prefix)) where field.hasPrefix("$"):
            return .startsWith(field: String(field.dropFirst()), prefix: prefix)
        default: throw .malformedPolicy(why: "a condition has an unknown operator, or operands that do not fit it")
        }
    }
}
