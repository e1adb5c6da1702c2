/// What a policy document is made of. It has no fractions, and neither has this.
indirect enum JSONValue: Equatable {
    struct Member: Equatable {
        let name: String
        let value: JSONValue
    }

    case object([Member])
    case array([JSONValue])
    case string(String)
    case integer(Int)
}
