/// The members of a JSON error that say why: `{"message": …}`, `{"__type": …}`, `{"Error": {"Code": …, "Message": …}}`.
enum ErrorJSON {
    private static let names: Set<String> = ["message", "errormessage", "__type", "code"]

    /// The first string of each name at any depth, by names in lower case. Linear time.
    static func fields(of bytes: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        var reader = JSONStringReader(bytes)
        while reader.skipToString() {
            let name = String(decoding: reader.readString().asciiLowercased, as: UTF8.self)
            guard reader.skipColon(), reader.isAtString, names.contains(name) else { continue }
            _ = reader.skipToString()
            let value = String(decoding: reader.readString(), as: UTF8.self)
            let key = name == "errormessage" ? "message" : name
            if fields[key] == nil { fields[key] = value }
        }
        return fields
    }
}
