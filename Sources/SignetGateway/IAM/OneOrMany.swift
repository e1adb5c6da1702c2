/// An element of a policy document that may stand alone or in an array.
struct OneOrMany<Value: Decodable>: Decodable {
    let values: [Value]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            values = try container.decode([Value].self)
        } catch DecodingError.typeMismatch(_, let context)
            where context.codingPath.count == decoder.codingPath.count
        {
            values = [try container.decode(Value.self)]
        }
    }
}
